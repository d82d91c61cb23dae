import express, { type Router } from 'express';

export type Check = () => Promise<unknown>;

/**
 * Thrown by a check whose dependency answers and is of no use: `/readyz` says `state` in place of
 * `down`.
 */
export class UnfitError extends Error {
  override name = 'UnfitError';
  readonly state: string;

  constructor(state: string, cause: unknown) {
    super(state, { cause });
    this.state = state;
  }
}

export interface Readiness {
  /** From now on not ready: the proxy sends new requests elsewhere while this process finishes. */
  drain(): void;
  readonly router: Router;
}

/** Milliseconds a dependency has to answer. */
const patience = 1_000;

export interface HealthNotes {
  /** Said by `/healthz` beside the status. */
  readonly alive?: () => Readonly<Record<string, unknown>>;
  /** Said by `/readyz` beside the checks, whatever it is: `null` when it cannot be told in time. */
  readonly beside?: Readonly<Record<string, Check>>;
}

/** `/healthz`: this process answers. `/readyz`: what it needs answers too, each by name. Neither touches a session. */
export function createHealth(checks: Readonly<Record<string, Check>>, notes: HealthNotes = {}): Readiness {
  let isDraining = false;
  const router = express.Router();
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'ok', ...notes.alive?.() });
  });
  router.get('/readyz', async (_req, res) => {
    const [states, said] = await Promise.all([
      Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await stateOf(check)] as const)),
      Promise.all(
        Object.entries(notes.beside ?? {}).map(async ([name, check]) => {
          const value = await inTime(check).catch(() => null);
          return [name, value] as const;
        }),
      ),
    ]);
    const isReady = !isDraining && states.every(([, state]) => state === 'ok');
    const status = isDraining ? 'draining' : isReady ? 'ok' : 'unavailable';
    res
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status, checks: Object.fromEntries(states), ...Object.fromEntries(said) });
  });
  return {
    router,
    drain: () => {
      isDraining = true;
    },
  };
}

const stateOf = (check: Check): Promise<string> =>
  inTime(check).then(
    () => 'ok',
    (error: unknown) => (error instanceof UnfitError ? error.state : 'down'),
  );

async function inTime(check: Check): Promise<unknown> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), patience);
  try {
    return await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}
