/** The unique key of `announcements`. */
const key = 'meeting_id, kind, meeting_starts_at, occasion';

/**
 * CTEs `announced` and `written` that write what a CTE `target` lists, each notification once. A
 * row of `target` holds user_id, the four columns of an announcement's key, is_quiet, push_until
 * and web_push_due_at.
 *
 * A full join cannot become a nested loop, which the planner would choose for few expected rows.
 */
export const writeNotifications = `
  announced AS (
    INSERT INTO announcements (${key})
    SELECT DISTINCT ${key} FROM target
    -- All workers insert in the same order, so two of them cannot deadlock.
    ORDER BY meeting_starts_at, meeting_id, occasion
    -- An update that changes nothing also returns the announcements that are there already.
    ON CONFLICT (${key}) DO UPDATE SET created_at = announcements.created_at
    RETURNING id, ${key}
  ), written AS (
    -- The previous release reads the key's columns here (docs/decisions/018).
    INSERT INTO notifications (announcement_id, user_id, is_quiet, push_until, web_push_due_at, ${key})
    SELECT id, user_id, is_quiet, push_until, web_push_due_at, ${key}
    FROM target FULL JOIN announced USING (${key})
    ORDER BY meeting_starts_at, meeting_id, user_id
    ON CONFLICT DO NOTHING
    RETURNING user_id, created_at >= push_until AS is_late
  )`;
