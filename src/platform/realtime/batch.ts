interface Call<In, Out> {
  readonly input: In;
  readonly resolve: (output: Out) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Returns a function that collects calls while `work` runs, and passes them on together, at most
 * `size` in one run. A call never joins a run that began before it, so it reads nothing older than
 * it would alone. When a run fails, all its calls fail with that error.
 * @param onIdle called each time that no call waits or runs any more
 */
export function createBatch<In, Out>(
  work: (inputs: In[]) => Promise<Out[]>,
  size = 500,
  onIdle?: () => void,
): (input: In) => Promise<Out> {
  let waiting: Call<In, Out>[] = [];
  let isRunning = false;

  const run = async () => {
    isRunning = true;
    // Calls made in the same turn of the event loop go together.
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
    onIdle?.();
  };

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (!isRunning) void run();
    });
}
