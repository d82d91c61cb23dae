/** How long calls wait for the read before theirs, which may hang. */
const longestWaitMs = 100;

/**
 * Returns a function that reads what a key names. Calls for the same key at the same time share one
 * read. A call never joins a read that began before it, so it gets nothing older than it would
 * alone. When a read fails, all its calls fail with that error.
 * @param nameOf equal names mean the same thing
 */
export function createSharedReads<Key, Found>(
  read: (key: Key) => Promise<Found>,
  nameOf: (key: Key) => string,
): (key: Key) => Promise<Found> {
  const running = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<Found>>();

  async function readNext(name: string, key: Key): Promise<Found> {
    await settled(running.get(name));
    waiting.delete(name);
    const found = read(key);
    running.set(name, found);
    try {
      return await found;
    } finally {
      if (running.get(name) === found) running.delete(name);
    }
  }

  return (key) => {
    const name = nameOf(key);
    const next = waiting.get(name) ?? readNext(name, key);
    waiting.set(name, next);
    return next;
  };
}

/** Waits until a read has ended, but not longer than `longestWaitMs`. */
function settled(read: Promise<unknown> | undefined): Promise<void> {
  if (read === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestWaitMs);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    read.then(end, end);
  });
}
