import type pg from 'pg';
import type { AlarmKind, AnnouncedMeeting, Announcement } from './alarm.ts';
import { isMember, isMuted, isQuiet, isTrueStill, webPushDue } from './notification-conditions.sql.ts';

/** A pool, or the client inside a transaction. */
type Queryable = Pick<pg.Pool, 'query'>;

export interface Written {
  /** Rows that are new. */
  readonly count: number;
  /** Those of them that came after the start: they are shown in the inbox and never pushed. */
  readonly late: number;
  /** Whose inbox has grown. */
  readonly userIds: readonly number[];
}

interface WrittenRow {
  readonly count: number;
  readonly late: number;
  readonly user_ids: number[] | null;
}

const summary = `count(*)::int AS count, count(*) FILTER (WHERE is_late)::int AS late, array_agg(DISTINCT user_id) AS user_ids`;

const toWritten = (row: WrittenRow | undefined): Written => ({
  count: row?.count ?? 0,
  late: row?.late ?? 0,
  userIds: row?.user_ids ?? [],
});

/**
 * Writes an alarm for each member of each meeting that begins within her lead and has none for this start yet: state, not a moment, so that a late
 * meeting, a late member, a worker that was away, a move and a second worker are all the same case. Reads only the meetings from an hour
 * ago to the longest lead, by the index on their start. Minutes: `defaultLead` for who has no preference, `longestLead` of all.
 */
export async function insertDueAlarms(
  db: Queryable,
  options: { defaultLead: number; longestLead: number; limit: number },
): Promise<Written> {
  const { rows } = await db.query<WrittenRow>({
    name: 'alarms-due',
    text: `WITH written AS (
             INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, push_until, web_push_due_at)
             SELECT s.user_id, m.id, 'starting_soon', m.starts_at, 0, ${isQuiet('s')}, m.starts_at,
               CASE WHEN now() < m.starts_at THEN ${webPushDue('s')} END
             FROM meetings m
             JOIN memberships s ON s.meeting_id = m.id
             WHERE m.starts_at > now() - interval '1 hour' AND m.starts_at <= now() + make_interval(mins => $2)
               AND m.starts_at <= now() + make_interval(mins => coalesce((SELECT p.lead_minutes FROM alarm_preferences p WHERE p.user_id = s.user_id), $1))
               AND m.cancelled_at IS NULL AND (now() < m.starts_at OR s.joined_at < m.starts_at)
               AND NOT ${isMuted('s', `'starting_soon'`)}
               AND NOT EXISTS (SELECT FROM notifications n WHERE n.user_id = s.user_id AND n.meeting_id = m.id
                 AND n.kind = 'starting_soon' AND n.meeting_starts_at = m.starts_at AND n.occasion = 0 OFFSET 0)
             -- One order for all workers: two that write the same rows wait for each other, and never in a circle.
             ORDER BY m.starts_at, m.id, s.user_id
             LIMIT $3
             ON CONFLICT DO NOTHING
             RETURNING user_id, created_at >= meeting_starts_at AS is_late
           ) SELECT ${summary} FROM written`,
    values: [options.defaultLead, options.longestLead, options.limit],
  });
  return toWritten(rows[0]);
}

/**
 * Writes an alarm for each change and cancellation that was noted, for those who were members then and still are. At most `limit` changes, oldest
 * first: each may be told to 500 members. @returns how many there were, too
 */
export async function insertChangeAlarms(
  db: Queryable,
  limit: number,
): Promise<Written & { readonly changes: number }> {
  const { rows } = await db.query<WrittenRow & { changes: number }>({
    name: 'alarms-changes',
    text: `WITH change AS (
             SELECT * FROM meeting_changes WHERE announced_at IS NULL ORDER BY changed_at LIMIT $1 FOR UPDATE SKIP LOCKED
           ), written AS (
             INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, push_until, web_push_due_at)
             SELECT s.user_id, m.id, c.kind, c.new_starts_at, CASE c.kind WHEN 'meeting_changed' THEN c.version ELSE 0 END, ${isQuiet('s')},
               -- Quiet hours last less than a day.
               least(m.ends_at, now() + interval '1 day'), CASE WHEN now() < m.ends_at THEN ${webPushDue('s')} END
             FROM change c
             JOIN meetings m ON m.id = c.meeting_id
             JOIN memberships s ON s.meeting_id = m.id AND s.joined_at <= c.changed_at
             WHERE (c.kind = 'meeting_cancelled' OR m.cancelled_at IS NULL) AND NOT ${isMuted('s', 'c.kind')}
             ORDER BY m.id, s.user_id
             ON CONFLICT DO NOTHING
             RETURNING user_id, created_at >= push_until AS is_late
           ), done AS (
             UPDATE meeting_changes t SET announced_at = now() FROM change c WHERE t.meeting_id = c.meeting_id AND t.version = c.version
           ) SELECT ${summary}, (SELECT count(*)::int FROM change) AS changes FROM written`,
    values: [limit],
  });
  return { ...toWritten(rows[0]), changes: rows[0]?.changes ?? 0 };
}

export interface PendingPush {
  readonly announcement: Announcement;
  readonly meeting: AnnouncedMeeting;
  readonly userIds: readonly number[];
}

interface PushRow {
  readonly kind: AlarmKind;
  readonly meeting_id: number;
  readonly meeting_starts_at: Date;
  readonly occasion: number;
  readonly title: string;
  readonly starts_at: Date;
  readonly now: Date;
  readonly user_ids: number[];
}

/**
 * Takes what is to be pushed now, at most so many rows, those first that are soonest of no use; marks it as pushed, and gives it by announcement. For
 * use inside a transaction that is committed after the push: until then other workers pass these rows by, and if this one dies they are
 * as they were. What is not true any more, belongs to somebody who left, or falls into her quiet hours stays.
 */
export async function claimPushes(tx: Queryable, limit: number): Promise<PendingPush[]> {
  const { rows } = await tx.query<PushRow>({
    name: 'alarms-claim',
    text: `WITH due AS (
             SELECT n.ctid AS place
             FROM notifications n
             JOIN meetings m ON m.id = n.meeting_id
             WHERE n.pushed_at IS NULL AND n.push_until > now() AND ${isTrueStill}
               AND ${isMember('n')} AND NOT ${isMuted('n', 'n.kind')} AND NOT ${isQuiet('n')}
             ORDER BY n.push_until
             LIMIT $1
             FOR UPDATE OF n SKIP LOCKED
           ), pushed AS (
             UPDATE notifications n
             SET pushed_at = now(),
               -- Of what waited for Redis a page or a device may know already.
               web_push_due_at = CASE WHEN n.received_at IS NOT NULL OR n.web_pushed_at IS NOT NULL THEN NULL
                 WHEN n.web_push_tries > 0 THEN n.web_push_due_at
                 WHEN EXISTS (SELECT FROM push_subscriptions x WHERE x.user_id = n.user_id AND x.dead_at IS NULL) THEN now() + interval '15 seconds' END
             -- Locked, a row stays where it is.
             FROM due WHERE n.ctid = due.place
             RETURNING n.user_id, n.meeting_id, n.kind, n.meeting_starts_at, n.occasion
           )
           SELECT x.kind, x.meeting_id, x.meeting_starts_at, x.occasion, m.title, m.starts_at, now() AS now, array_agg(x.user_id) AS user_ids
           FROM pushed x JOIN meetings m ON m.id = x.meeting_id
           GROUP BY x.kind, x.meeting_id, x.meeting_starts_at, x.occasion, m.id
           -- A page shows the last that came of a meeting: that it begins outlives that it was moved.
           ORDER BY x.kind = 'starting_soon', m.starts_at, m.id, x.occasion`,
    values: [limit],
  });
  return rows.map((row) => ({
    announcement: {
      kind: row.kind,
      meetingId: row.meeting_id,
      startsAt: row.meeting_starts_at,
      occasion: row.occasion,
    },
    meeting: { title: row.title, startsAt: row.starts_at, now: row.now },
    userIds: row.user_ids,
  }));
}

/** What a look that begins finds at first sight. */
export interface Glance {
  /** Changes that nobody was told of yet. */
  readonly hasChanges: boolean;
  /** Alarms that are written and not pushed; those that wait for the end of quiet hours too. */
  readonly hasUnpushed: boolean;
}

/** What there is to do: mostly nothing. */
export async function glance(db: Queryable): Promise<Glance> {
  const { rows } = await db.query<Glance>({
    name: 'alarms-glance',
    text: `SELECT EXISTS (SELECT FROM meeting_changes WHERE announced_at IS NULL) AS "hasChanges",
             EXISTS (SELECT FROM notifications WHERE pushed_at IS NULL AND push_until > now()) AS "hasUnpushed"`,
  });
  return rows[0] ?? { hasChanges: true, hasUnpushed: true };
}
