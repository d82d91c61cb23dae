import type { Ranking } from './ranking-pass.ts';

/**
 * Borda points of one ranking: the best of n books gets n − 1, the last 0. Unranked books share the
 * remaining points.
 * @returns points in the order of `bookIds`
 */
export function bordaPoints({ ranked }: Pick<Ranking, 'ranked'>, bookIds: readonly number[]): number[] {
  const most = bookIds.length - 1;
  const places = new Map(ranked.map((id, place) => [id, place]));
  const rest = (most - ranked.length) / 2;
  return bookIds.map((id) => most - (places.get(id) ?? most - rest));
}
