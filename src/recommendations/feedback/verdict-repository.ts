import type { Database } from '../../platform/db.ts';

export type Liking = 'like' | 'dislike';

export interface StoredVerdict {
  readonly bookId: number;
  readonly taste: Liking | null;
  readonly isRead: boolean;
  readonly updatedAt: Date;
}

/** A reader's verdicts on books, newest first. */
export async function listVerdicts(db: Database, userId: number): Promise<StoredVerdict[]> {
  const rows = await db.bookVerdict.findMany({
    where: { userId },
    orderBy: [{ updatedAt: 'desc' }, { bookId: 'asc' }],
    take: maxVerdicts,
  });
  return rows.map(({ bookId, taste, readAt, updatedAt }) => ({
    bookId,
    taste: taste === 'like' || taste === 'dislike' ? taste : null,
    isRead: readAt !== null,
    updatedAt,
  }));
}

/** A limit of the query; readers have far fewer verdicts. */
const maxVerdicts = 1_000;

export type Verdict = Liking | 'read';

/**
 * Stores a verdict on a book that was recommended to the reader. A liking and "read" do not
 * overwrite each other. Returns the stored row, or `null` when the book was not recommended to her.
 */
export async function storeVerdict(
  db: Database,
  given: { userId: number; recommendationId: number; bookId: number; verdict: Verdict; now: Date },
): Promise<StoredVerdict | null> {
  const taste = given.verdict === 'read' ? null : given.verdict;
  const tasteAt = taste === null ? null : given.now;
  const readAt = given.verdict === 'read' ? given.now : null;
  const [stored] = await db.$queryRaw<StoredVerdict[]>`
    INSERT INTO book_verdicts (user_id, book_id, taste, taste_at, read_at, updated_at)
    SELECT r.user_id, p.book_id, ${taste}, ${tasteAt}::timestamptz, ${readAt}::timestamptz, ${given.now}::timestamptz
    FROM recommendations r JOIN recommendation_picks p ON p.recommendation_id = r.id
    WHERE r.id = ${given.recommendationId} AND r.user_id = ${given.userId} AND p.book_id = ${given.bookId}
    ON CONFLICT (user_id, book_id) DO UPDATE SET taste = coalesce(excluded.taste, book_verdicts.taste),
      taste_at = coalesce(excluded.taste_at, book_verdicts.taste_at),
      read_at = coalesce(excluded.read_at, book_verdicts.read_at), updated_at = excluded.updated_at
    RETURNING book_id AS "bookId", taste, read_at IS NOT NULL AS "isRead", updated_at AS "updatedAt"`;
  return stored ?? null;
}

export const deleteVerdict = (db: Database, userId: number, bookId: number): Promise<unknown> =>
  db.bookVerdict.deleteMany({ where: { userId, bookId } });
