import type { Candidate } from '../candidates/index.ts';
import type { JudgedTrio } from './best-trio.ts';
import { popularityGap, type ReaderPopularity } from './reader-popularity.ts';

/** Within this distance the shown books count as popular as the reader's own. */
const tolerance = 0.2;
/** How much a tenfold difference in sales counts, beyond the tolerance. */
const weight = 0.4;
/** Trios come near the reader's own books up to about a threefold difference in sales. */
const reach = 0.5;

/**
 * Lowers the worth of trios that are more or less popular than the reader's own books. Returns none
 * when no trio comes near these: her taste would be lost for nothing.
 */
export function judgeByPopularity<T extends { readonly book: Candidate }>(
  judged: readonly JudgedTrio<T>[],
  popularity: ReaderPopularity,
): JudgedTrio<T>[] {
  const gaps = judged.map(({ trio }) =>
    popularityGap(
      popularity,
      trio.map(({ book }) => book.id),
    ),
  );
  if (!gaps.some((gap) => gap <= reach)) return [];
  return judged.map(({ trio, worth }, i) => ({
    trio,
    worth: worth - weight * Math.max(0, (gaps[i] ?? 0) - tolerance),
  }));
}
