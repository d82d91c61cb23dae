import type { Database } from '../../platform/db.ts';
import { quizVersion } from '../../quiz/index.ts';

/** Readers who want to meet about a book: they liked it, and are in no meeting about it that is still to come or running. */
export interface Wanting {
  /** Without the one who asks; one more than {@link maxCounted} where there are more. */
  readonly all: number;
  /** Those of the counted who gave at least four of her ten answers; null for who has not answered the quiz. */
  readonly alike: number | null;
}

/** Equal answers from which on two readers are alike: of ten with four or five options chance makes about two. */
const alikeAnswers = 4;
/** A book that thousands like is not counted through for a number on a page. */
export const maxCounted = 100;

/** Numbers only: who they are is not read. */
export async function countWanting(db: Database, bookId: number, askerId: number | null): Promise<Wanting> {
  const [row] = await db.$queryRaw<[Wanting & { hasTaste: boolean }]>`
    WITH asker AS (
      SELECT answers FROM taste_profiles WHERE user_id = ${askerId} AND quiz_version = ${quizVersion}
    ), wanting AS (
      SELECT t.answers
      FROM book_verdicts v LEFT JOIN taste_profiles t ON t.user_id = v.user_id AND t.quiz_version = ${quizVersion}
      WHERE v.book_id = ${bookId} AND v.taste = 'like' AND v.user_id IS DISTINCT FROM ${askerId}::int AND NOT EXISTS (
        SELECT FROM memberships s JOIN meetings m ON m.id = s.meeting_id
        WHERE s.user_id = v.user_id AND m.book_id = v.book_id AND m.cancelled_at IS NULL AND m.ends_at > now())
      LIMIT ${maxCounted + 1}
    )
    SELECT EXISTS (SELECT FROM asker) AS "hasTaste", count(*)::int AS "all",
      (count(*) FILTER (WHERE ${alikeAnswers} <= (
        SELECT count(*) FROM asker, generate_series(1, 10) AS n
        WHERE substr(asker.answers, n, 1) = substr(wanting.answers, n, 1))))::int AS alike
    FROM wanting`;
  return { all: row.all, alike: row.hasTaste ? row.alike : null };
}
