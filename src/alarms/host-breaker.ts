/** One circuit breaker per host. */
export interface HostBreaker {
  /**
   * Whether the host may be called now. While the breaker is open, one probe is allowed every 30 s.
   */
  admits(host: string): boolean;
  isClosed(host: string): boolean;
  record(host: string, outcome: { account: number; hasFailed: boolean }): void;
}

interface HostState {
  failures: number;
  readonly accounts: Set<number>;
  /** When the breaker opened or the last probe left; null while the breaker is closed. */
  openedAt: number | null;
}

/** Several accounts must fail, so that one account's bad subscriptions do not stop the others. */
const openAfter = { failuresInARow: 5, accounts: 3 };
const probeAfterMs = 30_000;
/** The wildcard patterns match any number of hosts. */
const maxHosts = 1_000;

/** `uptime`: milliseconds of a monotonic clock. `onChange`: a breaker opened or closed. */
export function createHostBreaker(options: {
  uptime: () => number;
  onChange?: (host: string, isOpen: boolean) => void;
}): HostBreaker {
  const { uptime, onChange } = options;
  /** Hosts whose last call failed. */
  const hosts = new Map<string, HostState>();
  return {
    admits(host) {
      const state = hosts.get(host);
      if (!state || state.openedAt === null) return true;
      if (uptime() - state.openedAt < probeAfterMs) return false;
      state.openedAt = uptime();
      return true;
    },
    isClosed: (host) => (hosts.get(host)?.openedAt ?? null) === null,
    record(host, { account, hasFailed }) {
      const state = hosts.get(host);
      if (!hasFailed) {
        hosts.delete(host);
        if (state && state.openedAt !== null) onChange?.(host, false);
        return;
      }
      const next = state ?? { failures: 0, accounts: new Set<number>(), openedAt: null };
      next.failures += 1;
      if (next.accounts.size < openAfter.accounts) next.accounts.add(account);
      if (
        next.openedAt === null &&
        next.failures >= openAfter.failuresInARow &&
        next.accounts.size >= openAfter.accounts
      ) {
        next.openedAt = uptime();
        onChange?.(host, true);
      }
      // Re-insert, so that the map is ordered by the last failure.
      hosts.delete(host);
      hosts.set(host, next);
      const [oldest] = hosts.keys();
      if (hosts.size > maxHosts && oldest !== undefined) hosts.delete(oldest);
    },
  };
}
