/** How many people answered what to one date. */
export interface DateCount {
  readonly startsAt: Date;
  readonly yes: number;
  readonly no: number;
}

/**
 * Returns dates with the best first: the most people who can come, then the fewest who cannot, then
 * the earliest.
 */
export const rankDates = <Counted extends DateCount>(dates: readonly Counted[]): Counted[] =>
  dates.toSorted(
    (one, other) =>
      other.yes - one.yes || one.no - other.no || one.startsAt.getTime() - other.startsAt.getTime(),
  );
