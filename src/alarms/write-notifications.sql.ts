import { webPushDueAfterWrite } from './notification-conditions.sql.ts';
import { mayInterrupt, takeUnaskedPushes } from './push-budget.sql.ts';

/** The unique key of `announcements`. */
const key = 'meeting_id, kind, meeting_starts_at, occasion';
const sameKey =
  'a.meeting_id = t.meeting_id AND a.kind = t.kind AND a.meeting_starts_at = t.meeting_starts_at AND a.occasion = t.occasion';

/**
 * CTEs `announced` and `written` that write what a CTE `target` lists, each notification once. A
 * row of `target` holds user_id, is_quiet, push_until and the columns of an announcement's key. All
 * workers insert in the same order, so two of them cannot deadlock.
 *
 * A full join cannot become a nested loop, which the planner would choose for few expected rows.
 */
export const writeNotifications = `
  announced AS (
    INSERT INTO announcements (${key})
    SELECT DISTINCT ${key} FROM target
    ORDER BY meeting_starts_at, meeting_id, occasion
    -- An update that changes nothing also returns the announcements that are there already.
    ON CONFLICT (${key}) DO UPDATE SET created_at = announcements.created_at
    RETURNING id, ${key}
  ),${takeUnaskedPushes(`target t JOIN announced a ON ${sameKey}`)},
  written AS (
    -- The previous release reads the key's columns here (docs/decisions/018).
    INSERT INTO notifications (announcement_id, user_id, is_quiet, push_until, may_web_push, web_push_due_at, ${key})
    SELECT a.id, t.user_id, t.is_quiet, t.push_until, ${mayInterrupt},
      CASE WHEN ${mayInterrupt} THEN ${webPushDueAfterWrite('t')} END, t.meeting_id, t.kind, t.meeting_starts_at, t.occasion
    FROM target t FULL JOIN announced a ON ${sameKey}
    ORDER BY t.meeting_starts_at, t.meeting_id, t.user_id
    ON CONFLICT DO NOTHING
    RETURNING user_id, created_at >= push_until AS is_late
  )`;
