/** An import holds a file and, for seconds, one of the few database connections of a process. */
const mostRunning = 2;

const busy = { ok: false, reason: 'busy' } as const;

/** Runs an import or its undoing, unless this process is busy with others. */
export type FewAtOnce = <Result>(work: () => Promise<Result>) => Promise<Result | typeof busy>;

/** Returns a gate that lets two pieces of work run at the same time and refuses further ones. */
export function createFewAtOnce(): FewAtOnce {
  let runningCount = 0;
  return async (work) => {
    if (runningCount === mostRunning) return busy;
    runningCount += 1;
    try {
      return await work();
    } finally {
      runningCount -= 1;
    }
  };
}
