import type { Ranking } from './rank-in-passes.ts';

/**
 * The points one ranking gives: the best of n gets n − 1, the last 0. Books that it does not name share what is left.
 * @returns points in the order of `bookIds`
 */
export function bordaPoints({ ranked }: Pick<Ranking, 'ranked'>, bookIds: readonly number[]): number[] {
  const most = bookIds.length - 1;
  const places = new Map(ranked.map((id, place) => [id, place]));
  const rest = (most - ranked.length) / 2;
  return bookIds.map((id) => most - (places.get(id) ?? most - rest));
}
