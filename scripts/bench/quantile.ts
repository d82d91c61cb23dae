/** Returns the value below which this share of a sorted list lies; NaN for an empty list. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
