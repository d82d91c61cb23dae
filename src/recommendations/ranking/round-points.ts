/** Smaller differences of points are rounding errors. */
const tiny = 1e-6;

/** The points without rounding errors: books that are equally good have equal points. */
export const roundPoints = (points: readonly number[]): number[] =>
  points.map((value) => Math.round(value / tiny) * tiny);
