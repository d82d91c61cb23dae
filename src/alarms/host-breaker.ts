/** A circuit breaker for each host. */
export interface HostBreaker {
  /** Whether the host may be called now. While the breaker is open one probe is allowed each half minute. */
  admits(host: string): boolean;
  isClosed(host: string): boolean;
  record(host: string, outcome: { account: number; hasFailed: boolean }): void;
}

interface HostState {
  failures: number;
  readonly accounts: Set<number>;
  /** When it opened, or when the last probe left; null while it is closed. */
  openedAt: number | null;
}

/** Failures in a row that open it, and accounts among them: one account's bad subscriptions never stop the pushes of others. */
const openAfter = { failures: 5, accounts: 3 };
const probeAfterMs = 30_000;
/** A wildcard of the list has no end of hosts below it. */
const mostHosts = 1_000;

/** `uptime`: milliseconds that never jump. `onChange` is called when the breaker of a host opens or closes. */
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
        next.failures >= openAfter.failures &&
        next.accounts.size >= openAfter.accounts
      ) {
        next.openedAt = uptime();
        onChange?.(host, true);
      }
      // The host that failed last is at the end.
      hosts.delete(host);
      hosts.set(host, next);
      const [oldest] = hosts.keys();
      if (hosts.size > mostHosts && oldest !== undefined) hosts.delete(oldest);
    },
  };
}
