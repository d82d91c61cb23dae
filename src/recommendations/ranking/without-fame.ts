import { chanceCorrelation, correlation, deviations, residuals } from './statistics.ts';

const fameOf = (points: readonly number[]) => points.map((_, place) => points.length - place);

/**
 * Whether the points follow sales further than chance does.
 * @param points of the books in catalogue order, best-selling first
 */
export const followsFame = (points: readonly number[]): boolean =>
  correlation(points, fameOf(points)) > chanceCorrelation(points.length);

/** The points as deviations from their mean, without the linear effect of sales. */
export const removeFame = (points: readonly number[]): number[] => residuals(points, fameOf(points));

/**
 * The points as deviations from their mean. If they follow sales, the effect of sales is removed:
 * models know famous titles without being told.
 */
export const withoutFame = (points: readonly number[]): number[] =>
  followsFame(points) ? removeFame(points) : deviations(points);
