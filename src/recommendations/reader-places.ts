/**
 * How many requests one reader may have under way in a process. They run one after another, so that
 * more of them would only take places from other readers.
 */
export const mostOfOneReader = 20;

/** Counts the requests of each reader that are under way. */
export interface ReaderPlaces {
  /** Takes a place of the reader. Returns the function that leaves it; `null`: she has no more. */
  take(readerId: number): (() => void) | null;
}

export function createReaderPlaces(most: number): ReaderPlaces {
  const taken = new Map<number, number>();
  return {
    take(readerId) {
      const before = taken.get(readerId) ?? 0;
      if (before >= most) return null;
      taken.set(readerId, before + 1);
      return () => {
        const left = (taken.get(readerId) ?? 1) - 1;
        if (left > 0) taken.set(readerId, left);
        else taken.delete(readerId);
      };
    },
  };
}
