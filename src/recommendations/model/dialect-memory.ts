import { type Dialect, type DialectFault, isSame, nextDialect } from './dialect.ts';

/** The dialect that a server was found to speak, for as long as it does. One per process. */
export interface DialectMemory {
  /** The dialect to ask in: the one that was learned last, the usual one otherwise. */
  current(): Dialect;
  /** The dialect to try after the last of these failed; `null`: no other is left. */
  after(tried: readonly Dialect[], fault: DialectFault): Dialect | null;
  /** Remembers a dialect that the server took after it had refused another. */
  learn(dialect: Dialect): void;
  /** Forgets what was learned: the server takes it no more. */
  forget(): void;
}

/** @param onChange called when another dialect is in use from now on */
export function createDialectMemory(usual: Dialect, onChange: (dialect: Dialect) => void): DialectMemory {
  let current = usual;
  return {
    current: () => current,
    after(tried, fault) {
      const last = tried.at(-1);
      if (!last) return current;
      const isNew = (dialect: Dialect) => !tried.some((other) => isSame(other, dialect));
      // Another call may have found the dialect meanwhile; and one that was learned may be out of date.
      const known = fault.kind === 'output_limit' ? [] : [current];
      const fromUsual = fault.kind === 'output_limit' ? [] : [usual];
      const next = nextDialect(last, fault);
      return [...known, ...(next ? [next] : []), ...fromUsual].find(isNew) ?? null;
    },
    learn(dialect) {
      if (isSame(dialect, current)) return;
      current = dialect;
      onChange(dialect);
    },
    forget: () => {
      current = usual;
    },
  };
}
