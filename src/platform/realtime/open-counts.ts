/** Counts the open connections of each key. */
export interface OpenCounts {
  of(key: string): number;
  add(keys: readonly string[]): void;
  remove(keys: readonly string[]): void;
}

export function createOpenCounts(): OpenCounts {
  const counts = new Map<string, number>();
  const of = (key: string) => counts.get(key) ?? 0;
  return {
    of,
    add(keys) {
      for (const key of keys) counts.set(key, of(key) + 1);
    },
    remove(keys) {
      for (const key of keys) {
        if (of(key) > 1) counts.set(key, of(key) - 1);
        else counts.delete(key);
      }
    },
  };
}
