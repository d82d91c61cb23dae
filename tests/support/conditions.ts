/** Promises that wait until what a client received fulfils a condition. */
export interface Conditions {
  /** Settles when a check finds the condition true. */
  until(holds: () => boolean): Promise<void>;
  /** Checks the conditions; to be called after each event. */
  check(): void;
}

export function createConditions(): Conditions {
  const waiting = new Set<() => void>();
  return {
    until: (holds) =>
      new Promise((resolve) => {
        const check = () => {
          if (!holds()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    check() {
      for (const check of waiting) check();
    },
  };
}
