import express, { type Router } from 'express';

export type Check = () => Promise<unknown>;

/**
 * Thrown by a check whose dependency answers but cannot be used. `/readyz` reports `state` in place
 * of `down`.
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
  /** Makes `/readyz` fail, so that the proxy sends new requests to other processes. */
  drain(): void;
  readonly router: Router;
}

/** Milliseconds until a dependency that does not answer counts as down. */
const checkTimeoutMs = 1_000;

export interface HealthNotes {
  /** More fields of `/healthz`. */
  readonly alive?: () => Readonly<Record<string, unknown>>;
  /**
   * More fields of `/readyz`, which do not decide whether it is ready; null if a value is not known
   * in time.
   */
  readonly beside?: Readonly<Record<string, Check>>;
}

/**
 * `/healthz` says that this process answers, `/readyz` that each dependency answers too, by name.
 * Neither reads a session.
 */
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
  const timer = setTimeout(() => reject(new Error('no answer in time')), checkTimeoutMs);
  try {
    return await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}
