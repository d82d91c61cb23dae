import { Prisma } from '../../platform/db.ts';
import { otherNames } from './outcome.ts';

/**
 * Names of models of a week at most, the most frequent ones. The others are counted together, since
 * a server may take a new name each time.
 */
const mostNames = 10;

/**
 * Counts what became of the books that accounts were shown in the week from `from` to `to`, and of
 * the candidates beside them, as of `now`. Seven days count for `opened` and thirty for the other
 * measures, once they are over.
 */
export const insertOutcomes = (week: {
  readonly monday: string;
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
}): Prisma.Sql => Prisma.sql`
  WITH made AS MATERIALIZED (
    SELECT id, user_id, created_at, path, fallback_reason, prompt_version, candidates,
      coalesce(model, '') AS model, coalesce(served_model, model, '') AS served_model,
      created_at + interval '30 days' AS until,
      created_at + interval '7 days' <= ${week.now}::timestamptz AS is_week_over,
      created_at + interval '30 days' <= ${week.now}::timestamptz AS is_month_over
    FROM recommendations
    WHERE user_id IS NOT NULL AND created_at >= ${week.from}::timestamptz AND created_at < ${week.to}::timestamptz
  ), books_of AS MATERIALIZED (
    SELECT r.id, p.book_id, p.opened_at <= r.created_at + interval '7 days' AS is_opened, CASE
        WHEN p.chosen_by_model OR r.path IN ('ai', 'repaired') THEN 'model'
        WHEN r.fallback_reason = 'comparison' THEN 'comparison'
        WHEN r.fallback_reason = 'no_api_key' THEN 'no_key'
        ELSE 'fallback'
      END AS way
    FROM made r JOIN recommendation_picks p ON p.recommendation_id = r.id
    UNION ALL
    SELECT r.id, c.book_id::int, false, 'unshown'
    FROM made r CROSS JOIN LATERAL jsonb_array_elements_text(r.candidates) AS c (book_id)
    WHERE NOT EXISTS (SELECT 1 FROM recommendation_picks p WHERE p.recommendation_id = r.id AND p.book_id = c.book_id::int)
  ), editions AS MATERIALIZED (
    SELECT DISTINCT book_id, book_id AS edition_id FROM books_of
    UNION
    SELECT b.id, e.id FROM books b JOIN books e ON e.work_key = b.work_key AND e.work_key <> ''
    WHERE b.id IN (SELECT book_id FROM books_of) AND EXISTS (
      SELECT 1 FROM contributors one JOIN contributors other ON other.author_id = one.author_id
      WHERE one.book_id = b.id AND other.book_id = e.id)
  ), seats AS (
    SELECT r.id, e.book_id, bool_or(t.cancelled_at IS NULL AND t.ends_at <= r.until) AS is_over
    FROM made r JOIN memberships m ON m.user_id = r.user_id AND m.joined_at >= r.created_at AND m.joined_at <= r.until
    JOIN meetings t ON t.id = m.meeting_id JOIN editions e ON e.edition_id = t.book_id
    GROUP BY r.id, e.book_id
  ), rated AS (
    SELECT DISTINCT r.id, e.book_id
    FROM made r JOIN club_ratings c ON c.user_id = r.user_id AND c.rated_at >= r.created_at AND c.rated_at <= r.until
    JOIN editions e ON e.edition_id = c.book_id
  ), verdicts AS (
    SELECT r.id, e.book_id,
      bool_or(v.taste = 'like' AND coalesce(v.taste_at, v.updated_at) BETWEEN r.created_at AND r.until) AS is_liked,
      bool_or(v.read_at > r.created_at + interval '1 day' AND v.read_at <= r.until) AS is_read
    FROM made r JOIN book_verdicts v ON v.user_id = r.user_id JOIN editions e ON e.edition_id = v.book_id
    GROUP BY r.id, e.book_id
  ), results AS (
    SELECT b.way, r.model, r.served_model, r.prompt_version, r.is_week_over, r.is_month_over, b.is_opened,
      v.is_liked, s.id IS NOT NULL AS is_joined,
      s.is_over IS TRUE OR c.id IS NOT NULL OR v.is_read IS TRUE AS is_finished
    FROM books_of b JOIN made r ON r.id = b.id
    LEFT JOIN verdicts v ON v.id = b.id AND v.book_id = b.book_id
    LEFT JOIN seats s ON s.id = b.id AND s.book_id = b.book_id
    LEFT JOIN rated c ON c.id = b.id AND c.book_id = b.book_id
  ), names AS (
    SELECT served_model FROM results WHERE way = 'model'
    GROUP BY served_model ORDER BY count(*) DESC, served_model LIMIT ${mostNames}
  )
  INSERT INTO recommendation_outcomes (monday, way, model, served_model, prompt_version, counted_at, shown,
    week_over, opened, month_over, liked, joined, finished)
  SELECT ${week.monday}::date, way, asked.model, asked.served_model, asked.prompt_version, ${week.now}::timestamptz,
    count(*), count(*) FILTER (WHERE is_week_over), count(*) FILTER (WHERE is_week_over AND is_opened),
    count(*) FILTER (WHERE is_month_over), count(*) FILTER (WHERE is_month_over AND is_liked),
    count(*) FILTER (WHERE is_month_over AND is_joined), count(*) FILTER (WHERE is_month_over AND is_finished)
  FROM results CROSS JOIN LATERAL (
    SELECT CASE WHEN way = 'model' THEN results.model ELSE '' END, CASE WHEN way <> 'model' THEN ''
        WHEN results.served_model IN (SELECT served_model FROM names) THEN results.served_model ELSE ${otherNames} END,
      CASE WHEN way = 'model' THEN results.prompt_version ELSE '' END) AS asked (model, served_model, prompt_version)
  GROUP BY way, asked.model, asked.served_model, asked.prompt_version`;
