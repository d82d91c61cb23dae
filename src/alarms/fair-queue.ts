/** The account a call belongs to and the host it goes to. */
export interface CallPlace {
  readonly account: number;
  readonly host: string;
}

export interface FairQueue {
  /** Runs a call as soon as a slot is free. Rejects when the call fails. */
  run<T>(place: CallPlace, call: () => Promise<T>): Promise<T>;
}

interface Waiting extends CallPlace {
  start(): void;
}

/**
 * Runs at most `total` calls at once, `perHost` of them to one host and `perAccount` for one
 * account. Accounts take turns: the backlog of one account delays another account only by the calls
 * that already run.
 */
export function createFairQueue(limits: { total: number; perHost: number; perAccount: number }): FairQueue {
  /** Keyed by account, in the order of their turns: the account served last is at the end. */
  const waiting = new Map<number, Waiting[]>();
  const hosts = new Map<string, number>();
  const accounts = new Map<number, number>();
  let running = 0;

  const findNext = (): Waiting | null => {
    for (const [account, calls] of waiting) {
      if ((accounts.get(account) ?? 0) >= limits.perAccount) continue;
      const at = calls.findIndex(({ host }) => (hosts.get(host) ?? 0) < limits.perHost);
      const [next] = at < 0 ? [] : calls.splice(at, 1);
      if (!next) continue;
      waiting.delete(account);
      if (calls.length > 0) waiting.set(account, calls);
      return next;
    }
    return null;
  };

  const startWaiting = () => {
    while (running < limits.total) {
      const next = findNext();
      if (!next) return;
      running += 1;
      add(hosts, next.host, 1);
      add(accounts, next.account, 1);
      next.start();
    }
  };

  const finish = ({ account, host }: CallPlace) => {
    running -= 1;
    add(hosts, host, -1);
    add(accounts, account, -1);
    startWaiting();
  };

  return {
    run: (place, call) =>
      new Promise((resolve, reject) => {
        const start = () =>
          void call()
            .then(resolve, reject)
            .finally(() => finish(place));
        const calls = waiting.get(place.account);
        if (calls) calls.push({ ...place, start });
        else waiting.set(place.account, [{ ...place, start }]);
        startWaiting();
      }),
  };
}

/** Deletes a key whose count reaches zero. */
function add<K>(counts: Map<K, number>, key: K, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
