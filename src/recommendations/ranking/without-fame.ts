import { chanceCorrelation, correlation, deviations, residuals } from './statistics.ts';

/**
 * The points as deviations from their mean. If they correlate with sales beyond chance, the linear
 * effect of sales is removed: models know famous titles without being told.
 * @param points of the books in catalogue order, best-selling first
 */
export function withoutFame(points: readonly number[]): number[] {
  const fame = points.map((_, place) => points.length - place);
  return correlation(points, fame) > chanceCorrelation(points.length)
    ? residuals(points, fame)
    : deviations(points);
}
