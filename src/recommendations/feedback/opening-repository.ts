import type { Database } from '../../platform/db.ts';

/** A book of a recommendation, and the reader who asks for it. */
export interface AskedPick {
  readonly owner: { readonly userId: number | null; readonly visitorId: string | null };
  readonly recommendationId: number;
  readonly bookId: number;
}

const whereAsked = ({ owner, recommendationId, bookId }: AskedPick) => ({
  recommendationId,
  bookId,
  recommendation: owner,
});

/** Whether the recommendation is this reader's and has this book. */
export const isPickOf = async (db: Database, asked: AskedPick): Promise<boolean> =>
  (await db.recommendationPick.count({ where: whereAsked(asked) })) > 0;

/** Stores when the reader first opened the book's page. Later openings change nothing. */
export const storeOpening = (db: Database, asked: AskedPick, now: Date): Promise<unknown> =>
  db.recommendationPick.updateMany({
    where: { ...whereAsked(asked), openedAt: null },
    data: { openedAt: now },
  });
