import { isKnownToText, seatCounts } from '../meetings/index.ts';

// SQL conditions that decide who is told what. Writing, pushing and showing a notification use the
// same ones. `row` is the alias of a row with user_id (memberships, notifications), `m` is its
// meeting, and `a` the announcement of a notification `n`.
//
// `OFFSET 0` keeps PostgreSQL from turning the subqueries into joins. The statistics are older than
// the ten thousand members of a scan, and a join planned for ten rows takes a minute for ten
// thousand. As a subquery each member costs one step down an index.

/** The minute of the day in Seoul, by the database's clock. */
const seoulMinute = `(extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul'))`;

/**
 * For a row with quiet_from and quiet_to, both null for no quiet hours. They may cross midnight.
 */
export const isQuietNow = `CASE WHEN quiet_from < quiet_to
  THEN ${seoulMinute} >= quiet_from AND ${seoulMinute} < quiet_to
  ELSE ${seoulMinute} >= quiet_from OR ${seoulMinute} < quiet_to END`;

/**
 * Joins a person's preferences as `p`: lead_minutes, and is_quiet for quiet hours. All null for a
 * person who saved none.
 */
export const joinPreferences = (row: string): string =>
  `LEFT JOIN LATERAL (SELECT x.lead_minutes, ${isQuietNow} AS is_quiet FROM alarm_preferences x WHERE x.user_id = ${row}.user_id OFFSET 0) p ON true`;

/** Needs the join of the preferences. */
export const isQuiet = 'coalesce(p.is_quiet, false)';

/**
 * `kind` is the SQL expression of the notification's kind. A mute that was removed after the start
 * still suppresses `starting_soon`, and no longer suppresses changes.
 */
export const isMuted = (row: string, kind: string): string =>
  `EXISTS (SELECT FROM meeting_mutes x WHERE x.user_id = ${row}.user_id AND x.meeting_id = m.id
     AND (x.unmuted_at IS NULL OR ${kind} = 'starting_soon' AND x.unmuted_at >= m.starts_at) OFFSET 0)`;

/** Whether a row's person has a seat in its meeting, and in a club's meeting is in the club. */
const isMember = (row: string): string =>
  `(EXISTS (SELECT FROM memberships x WHERE x.user_id = ${row}.user_id AND x.meeting_id = m.id OFFSET 0) AND ${hasSeatThatCounts(row)})`;

/** For a `row` of memberships, whose seat may have lost its rights with the club. */
export const hasSeatThatCounts = (row: string): string => seatCounts(`${row}.user_id`);

/** Whether a row's person may still know of its meeting. */
export const isKnown = (row: string): string => isKnownToText(`${row}.user_id`);

/** Whether a notification `n` may still reach its person. An offer is for one without a seat. */
export const mayBeTold = `(CASE a.kind WHEN 'seat_offered' THEN ${isKnown('n')} ELSE ${isMember('n')} END)`;

/**
 * Whether a notification `n` still tells the truth about its meeting. A person who chooses a
 * shorter lead gets a waiting notification only when that lead begins; a reminder does not wait.
 * Needs the join of the preferences.
 */
export const isStillValid = `CASE a.kind WHEN 'meeting_cancelled' THEN true
  WHEN 'starting_soon' THEN m.cancelled_at IS NULL AND m.starts_at = a.meeting_starts_at AND (a.occasion <> 0
    OR p.lead_minutes IS NULL OR m.starts_at <= now() + make_interval(mins => p.lead_minutes))
  WHEN 'seat_offered' THEN m.cancelled_at IS NULL AND EXISTS (
    SELECT FROM seat_waits w WHERE w.id = a.occasion AND w.offer_ends_at > now() OFFSET 0)
  WHEN 'attendance_asked' THEN m.cancelled_at IS NULL AND m.starts_at = a.meeting_starts_at
  ELSE m.cancelled_at IS NULL END`;

/** How long a page has time to acknowledge a notification before Web Push is tried. */
const webPushDueAt = `now() + interval '15 seconds'`;

const hasPushSubscription = (row: string): string =>
  `EXISTS (SELECT FROM push_subscriptions x WHERE x.user_id = ${row}.user_id AND x.dead_at IS NULL OFFSET 0)`;

/**
 * The `web_push_due_at` of a `row` of notifications that is written now, whether or not Redis takes
 * it. Null for a person without a push subscription or in quiet hours, and when it comes too late.
 */
export const webPushDueAfterWrite = (row: string): string =>
  `CASE WHEN NOT ${row}.is_quiet AND now() < ${row}.push_until AND ${hasPushSubscription(row)} THEN ${webPushDueAt} END`;

/**
 * The `web_push_due_at` of a notification `n` that Redis takes now. It replaces the one of the
 * write: a notification may have waited for Redis or for the end of quiet hours. Null when a page
 * or device already has the notification, or it may not interrupt her; unchanged while Web Push is
 * being tried.
 */
export const webPushDueAfterPush = `CASE WHEN NOT n.may_web_push OR n.received_at IS NOT NULL OR n.web_pushed_at IS NOT NULL THEN NULL
  WHEN n.web_push_tries > 0 THEN n.web_push_due_at
  WHEN ${hasPushSubscription('n')} THEN ${webPushDueAt} END`;
