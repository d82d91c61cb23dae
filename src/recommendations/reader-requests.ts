/**
 * How many requests one reader may have under way in a process. They run one after another, so that
 * more of them would only take slots from other readers.
 */
export const mostOfOneReader = 20;

/** Counts the requests of each reader that are under way. */
export interface ReaderRequests {
  /** Counts one more request of the reader. Returns the function that ends it; `null`: too many. */
  begin(readerId: number): (() => void) | null;
}

export function createReaderRequests(most: number): ReaderRequests {
  const taken = new Map<number, number>();
  return {
    begin(readerId) {
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
