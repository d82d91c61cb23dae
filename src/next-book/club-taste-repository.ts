import type { Database } from '../platform/db.ts';
import { quizVersion } from '../quiz/index.ts';
import type { ClubTaste } from './club-taste.ts';

/**
 * Reads the taste of a club's members in one statement. Which member answered or read what never
 * leaves the database: swapping profiles between members changes nothing.
 */
export async function findClubTaste(db: Database, clubId: number): Promise<ClubTaste> {
  const [row] = await db.$queryRaw<[ClubTaste]>`
    WITH people AS MATERIALIZED (SELECT user_id FROM club_memberships WHERE club_id = ${clubId}),
    disliked AS MATERIALIZED (
      SELECT v.user_id, v.book_id FROM book_verdicts v JOIN people USING (user_id) WHERE v.taste = 'dislike'
      UNION
      SELECT r.user_id, k.book_id
      FROM recommendations r JOIN people USING (user_id)
        JOIN recommendation_picks k ON k.recommendation_id = r.again_of_id
      WHERE 'not_my_taste' = ANY (r.wishes) AND NOT EXISTS (
        SELECT FROM book_verdicts v
        WHERE v.user_id = r.user_id AND v.book_id = k.book_id AND v.taste = 'like')
    ),
    tastes AS (
      SELECT user_id, book_id, -1 AS worth FROM disliked
      UNION ALL
      SELECT v.user_id, v.book_id, 1 FROM book_verdicts v
      WHERE v.taste = 'like' AND v.user_id IN (SELECT user_id FROM disliked)
    ),
    avoided AS (
      SELECT tag FROM tastes x JOIN books b ON b.id = x.book_id CROSS JOIN unnest(b.tags) AS tag
      GROUP BY x.user_id, tag HAVING sum(worth) < 0
    ),
    excluded AS (
      SELECT book_id FROM disliked
      UNION SELECT v.book_id FROM book_verdicts v JOIN people USING (user_id) WHERE v.read_at IS NOT NULL
      UNION SELECT book_id FROM meetings WHERE club_id = ${clubId} AND cancelled_at IS NULL
      UNION SELECT book_id FROM club_earlier_books WHERE club_id = ${clubId}
      UNION SELECT book_id FROM book_proposals WHERE club_id = ${clubId}
    )
    SELECT
      ARRAY(SELECT t.answers FROM taste_profiles t JOIN people USING (user_id)
        WHERE t.quiz_version = ${quizVersion} ORDER BY t.answers) AS profiles,
      ARRAY(SELECT book_id FROM excluded ORDER BY book_id) AS excluded,
      ARRAY(SELECT DISTINCT tag FROM avoided ORDER BY tag) AS "avoidedTags"`;
  return row;
}
