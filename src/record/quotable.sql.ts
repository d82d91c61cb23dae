import { Prisma } from '../platform/db.ts';

/**
 * Whether a record may quote a message `t` of an author `u`: its text is there, its author has a
 * seat, is no former or suspended member, and has not opted out. Every query that reads messages
 * for a record, or shows quotes, holds this condition, so a change counts from the next page on.
 */
export const isQuotable: Prisma.Sql = Prisma.sql`(t.body <> '' AND u.left_at IS NULL
  AND (u.suspended_until IS NULL OR u.suspended_until <= now())
  AND EXISTS (SELECT FROM memberships s WHERE s.meeting_id = t.meeting_id AND s.user_id = t.user_id)
  AND NOT EXISTS (SELECT FROM record_opt_outs o WHERE o.user_id = t.user_id))`;
