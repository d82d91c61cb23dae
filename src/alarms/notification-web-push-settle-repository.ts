import type pg from 'pg';
import type { DueWebPush } from './notification-web-push-claim-repository.ts';
import { maxWebPushTries, openSubscriptions } from './web-push-conditions.sql.ts';

export interface WebPushResult {
  /** Endpoints whose push services accepted it. */
  readonly sentTo: readonly string[];
  /** Endpoints whose push services would refuse the same push again. */
  readonly refusedBy: readonly string[];
  /** Whether any push service was called: otherwise the try does not count. */
  readonly wasTried: boolean;
  /** Ends Web Push of this notification; it stays in the inbox. */
  readonly isOver: boolean;
}

/**
 * Stores the result of a claimed notification. It is due again if a subscription and a try are
 * left.
 */
export async function settleWebPush(
  pool: pg.Pool,
  { userId, announcementId }: Pick<DueWebPush, 'userId' | 'announcementId'>,
  { sentTo, refusedBy, wasTried, isOver }: WebPushResult,
): Promise<void> {
  await pool.query({
    name: 'alarms-web-push-settle',
    text: `UPDATE notifications n
           SET web_pushed_at = CASE WHEN cardinality($3::text[]) > 0 THEN coalesce(n.web_pushed_at, now()) ELSE n.web_pushed_at END,
             web_pushed_to = CASE WHEN cardinality($3::text[]) > 0 THEN n.web_pushed_to || $3::text[] ELSE n.web_pushed_to END,
             web_push_refused_by = CASE WHEN cardinality($4::text[]) > 0 THEN n.web_push_refused_by || $4::text[] ELSE n.web_push_refused_by END,
             web_push_tries = n.web_push_tries - (NOT $5)::int,
             web_push_due_at = CASE WHEN NOT $6 AND n.web_push_tries - (NOT $5)::int < ${maxWebPushTries} THEN (
               SELECT min(greatest(x.retry_at, now() + CASE WHEN $5 THEN interval '1 minute' ELSE interval '30 seconds' END))
               FROM ${openSubscriptions} AND NOT x.endpoint = ANY ($3::text[] || $4::text[])
             ) END
           WHERE n.user_id = $1 AND n.announcement_id = $2`,
    values: [userId, announcementId, sentTo, refusedBy, wasTried, isOver],
  });
}
