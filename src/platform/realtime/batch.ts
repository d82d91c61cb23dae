/**
 * Turns many calls into few: while one run of `work` is under way, further calls wait, and then go together in one run of at most `size`.
 * A call never shares a run that began before it, so what it reads is as fresh as if it had asked alone.
 */
export function createBatch<In, Out>(
  work: (inputs: In[]) => Promise<Out[]>,
  size = 500,
): (input: In) => Promise<Out> {
  interface Call {
    readonly input: In;
    readonly resolve: (output: Out) => void;
    readonly reject: (reason: unknown) => void;
  }
  let waiting: Call[] = [];
  let isRunning = false;

  const run = async () => {
    isRunning = true;
    // Calls of the same turn of the event loop go together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const calls = waiting.slice(0, size);
      waiting = waiting.slice(size);
      try {
        const outputs = await work(calls.map(({ input }) => input));
        for (const [i, call] of calls.entries()) call.resolve(outputs[i] as Out);
      } catch (error) {
        for (const call of calls) call.reject(error);
      }
    }
    isRunning = false;
  };

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (!isRunning) void run();
    });
}
