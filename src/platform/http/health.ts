import express, { type Router } from 'express';

export type Check = () => Promise<unknown>;

export interface Readiness {
  /** From now on not ready: the proxy sends new requests elsewhere while this process finishes. */
  drain(): void;
  readonly router: Router;
}

/** Milliseconds a dependency has to answer. */
const patience = 1_000;

/** `/healthz`: this process answers. `/readyz`: what it needs answers too, each by name. Neither touches a session. */
export function createHealth(checks: Readonly<Record<string, Check>>): Readiness {
  let isDraining = false;
  const router = express.Router();
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const states = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await stateOf(check)] as const),
    );
    const isReady = !isDraining && states.every(([, state]) => state === 'ok');
    const status = isDraining ? 'draining' : isReady ? 'ok' : 'unavailable';
    res
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status, checks: Object.fromEntries(states) });
  });
  return {
    router,
    drain: () => {
      isDraining = true;
    },
  };
}

async function stateOf(check: Check): Promise<'ok' | 'down'> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), patience);
  try {
    await Promise.race([check(), late]);
    return 'ok';
  } catch {
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}
