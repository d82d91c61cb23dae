import { type Dialect, type DialectFault, isSame } from './dialect.ts';
import { nextDialect } from './next-dialect.ts';

/** Remembers the dialect that the server accepted, for the life of the process. */
export interface DialectMemory {
  /** The dialect learned last, or the usual one. */
  current(): Dialect;
  /** The dialect to try after the last of `tried` failed; `null`: none is left. */
  after(tried: readonly Dialect[], fault: DialectFault): Dialect | null;
  /** Remembers a dialect that the server accepted after it had refused another. */
  learn(dialect: Dialect): void;
  /** Returns to the usual dialect, when the server no longer accepts the learned one. */
  forget(): void;
}

/** @param onChange called when another dialect comes into use */
export function createDialectMemory(usual: Dialect, onChange: (dialect: Dialect) => void): DialectMemory {
  let current = usual;
  return {
    current: () => current,
    after(tried, fault) {
      const last = tried.at(-1);
      if (!last) return current;
      const isNew = (dialect: Dialect) => !tried.some((other) => isSame(other, dialect));
      // Another call may have learned a dialect meanwhile, and a learned dialect may be out of
      // date.
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
