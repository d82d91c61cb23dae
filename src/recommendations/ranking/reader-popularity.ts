/** How popular the books are that a reader liked or read, beside the books she may be shown. */
export interface ReaderPopularity {
  /** Mean of the decimal logarithm of the sales of her books. */
  readonly own: number;
  /** The same logarithm by the id of a candidate. Candidates of unknown sales are left out. */
  readonly logSales: ReadonlyMap<number, number>;
}

/** How far the mean popularity of books is from the reader's own; 0 when no sales are known. */
export function popularityGap({ own, logSales }: ReaderPopularity, bookIds: readonly number[]): number {
  const known = bookIds.flatMap((id) => logSales.get(id) ?? []);
  if (known.length === 0) return 0;
  return Math.abs(known.reduce((sum, value) => sum + value, 0) / known.length - own);
}
