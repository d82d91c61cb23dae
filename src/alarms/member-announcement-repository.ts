import type { MemberAnnouncement } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { alarmKinds } from './alarm.ts';
import { isQuiet, joinPreferences, webPushDueAfterWrite } from './notification-conditions.sql.ts';
import { mayInterrupt, takeUnaskedPushes } from './push-budget.sql.ts';

export interface ToldMember {
  readonly userId: number;
  readonly mayPush: boolean;
}

/**
 * Writes news of a meeting for the named people, and their notifications. One that may not be
 * pushed has the moment of writing as `push_until`. A cancelled meeting has no news.
 */
export const insertMemberAnnouncement = (
  tx: Database,
  announcement: MemberAnnouncement,
): Promise<ToldMember[]> => {
  const { kind, meetingId, toUserIds } = announcement;
  const occasion = 'occasion' in announcement ? announcement.occasion : 0;
  const until = 'until' in announcement ? announcement.until : null;
  const isPushed = alarmKinds.some((one) => one === kind);
  return tx.$queryRaw<ToldMember[]>`
    WITH person AS (SELECT DISTINCT unnest(${[...toUserIds]}::int[]) AS user_id), target AS MATERIALIZED (
      SELECT q.user_id, m.id AS meeting_id, ${kind}::text AS kind, m.starts_at, ${Prisma.raw(isQuiet)} AS is_quiet,
        CASE WHEN ${isPushed} THEN least(coalesce(${until}::timestamptz, m.starts_at), m.ends_at) ELSE now() END AS push_until
      FROM person q CROSS JOIN meetings m ${Prisma.raw(joinPreferences('q'))}
      WHERE m.id = ${meetingId} AND m.cancelled_at IS NULL
    ), announced AS (
      INSERT INTO announcements (meeting_id, kind, meeting_starts_at, occasion)
      SELECT DISTINCT meeting_id, kind, starts_at, ${occasion}::int FROM target
      -- An update that changes nothing also returns the announcement that is there already.
      ON CONFLICT (meeting_id, kind, meeting_starts_at, occasion) DO UPDATE SET created_at = announcements.created_at
      RETURNING id, meeting_id
    ),${Prisma.raw(takeUnaskedPushes('target t CROSS JOIN announced a'))},
    chosen AS (
      SELECT a.id AS announcement_id, t.user_id, t.is_quiet, ${Prisma.raw(mayInterrupt)} AS may_push,
        CASE WHEN ${Prisma.raw(mayInterrupt)} THEN t.push_until ELSE now() END AS push_until
      FROM target t CROSS JOIN announced a
    ), written AS (
      INSERT INTO notifications AS n (announcement_id, user_id, is_quiet, created_at, push_until, may_web_push, web_push_due_at)
      SELECT c.announcement_id, c.user_id, c.is_quiet AND now() < c.push_until, now(), c.push_until, c.may_push,
        ${Prisma.raw(webPushDueAfterWrite('c'))}
      FROM chosen c ORDER BY c.user_id
      -- Told again: a push that waits still goes out, and there is no second one.
      ON CONFLICT (user_id, announcement_id) DO UPDATE SET created_at = now(), read_at = NULL
      RETURNING n.user_id, now() < n.push_until AND n.may_web_push AS may_push
    )
    SELECT user_id AS "userId", may_push AS "mayPush" FROM written`;
};
