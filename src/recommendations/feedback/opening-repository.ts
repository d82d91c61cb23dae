import type { Database } from '../../platform/db.ts';

/**
 * Stores when a reader first opened the page of a book that was recommended to her. Later openings
 * change nothing.
 * @returns false when the recommendation is not hers, or has no such book
 */
export async function storeOpening(
  db: Database,
  opened: {
    readonly owner: { readonly userId: number | null; readonly visitorId: string | null };
    readonly recommendationId: number;
    readonly bookId: number;
    readonly now: Date;
  },
): Promise<boolean> {
  const { owner, recommendationId, bookId, now } = opened;
  const where = { recommendationId, bookId, recommendation: owner };
  const { count } = await db.recommendationPick.updateMany({
    where: { ...where, openedAt: null },
    data: { openedAt: now },
  });
  return count > 0 || (await db.recommendationPick.count({ where })) > 0;
}
