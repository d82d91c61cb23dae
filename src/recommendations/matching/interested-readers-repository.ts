import type { Database } from '../../platform/db.ts';
import { quizVersion } from '../../quiz/index.ts';

/**
 * Numbers of readers who want to meet about a book: they liked it and are in no upcoming or running
 * meeting about it.
 */
export interface InterestedReaders {
  /** Without the asking reader. {@link maxCounted} + 1 when there are more. */
  readonly others: number;
  /** Whether the asking reader is one of them. */
  readonly isAsker: boolean;
  /**
   * Counted readers who gave at least four of the asking reader's answers; `null` when she has not
   * answered the quiz.
   */
  readonly alike: number | null;
}

/** Equal answers from which on two readers count as alike. Chance gives about two of ten. */
const alikeAnswers = 4;
/** Counting stops here: a page needs no exact number of thousands. */
export const maxCounted = 100;

/** Counts without reading who the readers are. */
export async function countInterestedReaders(
  db: Database,
  bookId: number,
  askerId: number | null,
): Promise<InterestedReaders> {
  const [row] = await db.$queryRaw<[InterestedReaders & { hasTaste: boolean }]>`
    WITH asker AS (
      SELECT answers FROM taste_profiles WHERE user_id = ${askerId} AND quiz_version = ${quizVersion}
    ), interested AS NOT MATERIALIZED (
      SELECT v.user_id FROM book_verdicts v
      WHERE v.book_id = ${bookId} AND v.taste = 'like' AND NOT EXISTS (
        SELECT FROM memberships s JOIN meetings m ON m.id = s.meeting_id
        WHERE s.user_id = v.user_id AND m.book_id = v.book_id AND m.cancelled_at IS NULL AND m.ends_at > now())
    ), others AS (
      SELECT t.answers
      FROM interested v LEFT JOIN taste_profiles t ON t.user_id = v.user_id AND t.quiz_version = ${quizVersion}
      WHERE v.user_id IS DISTINCT FROM ${askerId}::int
      LIMIT ${maxCounted + 1}
    )
    SELECT EXISTS (SELECT FROM asker) AS "hasTaste", count(*)::int AS others,
      EXISTS (SELECT FROM interested v WHERE v.user_id = ${askerId}::int) AS "isAsker",
      (count(*) FILTER (WHERE ${alikeAnswers} <= (
        SELECT count(*) FROM asker, generate_series(1, 10) AS n
        WHERE substr(asker.answers, n, 1) = substr(others.answers, n, 1))))::int AS alike
    FROM others`;
  return { others: row.others, isAsker: row.isAsker, alike: row.hasTaste ? row.alike : null };
}
