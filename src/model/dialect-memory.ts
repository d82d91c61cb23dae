import { type Dialect, type DialectFault, isSame } from './dialect.ts';
import { createLearnerTurn } from './learner-turn.ts';
import { nextDialects } from './next-dialect.ts';

/**
 * Remembers the dialect that the server accepted, for the life of the process. While none is known,
 * calls that begin together wait a moment for the first of them, so that few are refused.
 */
export interface DialectMemory {
  /** Begins a call. Its search has to be ended. */
  search(signal: AbortSignal): Promise<DialectSearch>;
}

/** One call's search for a dialect that the server accepts. */
export interface DialectSearch {
  /** The dialect learned last, or the usual one. */
  current(): Dialect;
  /** The dialect to try after the last of `tried` failed; `null`: none is left. */
  after(tried: readonly Dialect[], fault: DialectFault): Promise<Dialect | null>;
  /** Remembers the last of `tried`, which the server accepted. */
  accept(tried: readonly Dialect[]): void;
  /** Returns to the usual dialect, if the server no longer accepts the learned one. */
  fail(tried: readonly Dialect[]): void;
  end(): void;
}

/**
 * A refusal comes at once, a reply may take seconds. The first calls of a process are delayed by no
 * more than this.
 */
const maxWaitMs = 1_000;

/** @param onChange called when another dialect comes into use */
export function createDialectMemory(usual: Dialect, onChange: (dialect: Dialect) => void): DialectMemory {
  const turn = createLearnerTurn(maxWaitMs);
  let current = usual;
  let isKnown = false;
  const has = (tried: readonly Dialect[], dialect: Dialect) => tried.some((one) => isSame(one, dialect));

  return {
    async search(signal) {
      let endTurn = isKnown ? null : await turn.take(() => isKnown, signal);
      return {
        current: () => current,
        async after(tried, fault) {
          const last = tried.at(-1);
          if (!last) return current;
          const firstUntried = (dialects: readonly Dialect[]) =>
            dialects.find((dialect) => !has(tried, dialect)) ?? null;
          const next = nextDialects(last, fault);
          // The server accepted the rest of this dialect, so no other one is of use.
          if (fault.kind === 'output_limit') return firstUntried(next);
          if (isSame(last, current)) isKnown = false;
          endTurn ??= await turn.take(() => isKnown && !has(tried, current), signal);
          // Another call may have learned a dialect meanwhile, and a learned dialect may be out of
          // date.
          return firstUntried([current, ...next, usual]);
        },
        accept(tried) {
          const [accepted = current] = tried.slice(-1);
          if (isSame(accepted, current)) isKnown = true;
          else if (tried.length > 1) {
            current = accepted;
            isKnown = true;
            onChange(accepted);
          }
        },
        fail(tried) {
          if (!has(tried, current)) return;
          current = usual;
          isKnown = false;
        },
        end: () => endTurn?.(),
      };
    },
  };
}
