/**
 * Moves meetings beyond the first `most` of each book to the end, so that a popular book leaves
 * room for others. Keeps the order otherwise.
 */
export function spreadOverBooks<T>(ordered: readonly T[], most: number, bookIdOf: (one: T) => number): T[] {
  const counts = new Map<number, number>();
  const { first = [], later = [] } = Object.groupBy(ordered, (one) => {
    const bookId = bookIdOf(one);
    const count = (counts.get(bookId) ?? 0) + 1;
    counts.set(bookId, count);
    return count <= most ? 'first' : 'later';
  });
  return [...first, ...later];
}
