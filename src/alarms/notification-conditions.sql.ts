// Pieces of SQL that say who is to be told what, so that writing, pushing and showing an alarm agree. `row` is the alias of a row with user_id and
// meeting_id (memberships, notifications); `m` is its meeting.
//
// `OFFSET 0` keeps PostgreSQL from turning them into joins: a look at ten thousand members is planned from statistics of before they were there,
// and a join that is right for ten rows takes a minute for ten thousand. Asked member by member, each is one step down an index.

/** The minute of the day in Seoul, by the database's clock. */
const seoulMinute = `(extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul'))`;

/** Of a row with quiet_from and quiet_to, both null for none. They may run over midnight. */
export const isQuietNow = `CASE WHEN quiet_from < quiet_to
  THEN ${seoulMinute} >= quiet_from AND ${seoulMinute} < quiet_to
  ELSE ${seoulMinute} >= quiet_from OR ${seoulMinute} < quiet_to END`;

export const isQuiet = (row: string): string =>
  `EXISTS (SELECT FROM alarm_preferences p WHERE p.user_id = ${row}.user_id AND ${isQuietNow} OFFSET 0)`;

/** `kind` is that of the alarm. Who took a mute back after the start is not told then that the meeting began (she knew what she did), but of what changes since. */
export const isMuted = (row: string, kind: string): string =>
  `EXISTS (SELECT FROM meeting_mutes x WHERE x.user_id = ${row}.user_id AND x.meeting_id = ${row}.meeting_id
     AND (x.unmuted_at IS NULL OR ${kind} = 'starting_soon' AND x.unmuted_at >= m.starts_at) OFFSET 0)`;

export const isMember = (row: string): string =>
  `EXISTS (SELECT FROM memberships x WHERE x.user_id = ${row}.user_id AND x.meeting_id = ${row}.meeting_id OFFSET 0)`;

/** Of a notification `n`: what it tells is still so. An alarm that waits while its person chooses a shorter lead goes on waiting; a reminder does not. */
export const isTrueStill = `CASE n.kind WHEN 'meeting_cancelled' THEN true
  WHEN 'starting_soon' THEN m.cancelled_at IS NULL AND m.starts_at = n.meeting_starts_at AND (n.occasion <> 0 OR NOT EXISTS (
    SELECT FROM alarm_preferences p WHERE p.user_id = n.user_id AND m.starts_at > now() + make_interval(mins => p.lead_minutes) OFFSET 0))
  ELSE m.cancelled_at IS NULL END`;

/** When Web Push is to be tried for an alarm that is written now, whether or not Redis takes it; null for who has no such browser, or quiet hours. */
export const webPushDue = (row: string): string =>
  `CASE WHEN EXISTS (SELECT FROM push_subscriptions x WHERE x.user_id = ${row}.user_id AND x.dead_at IS NULL OFFSET 0) AND NOT ${isQuiet(row)}
     THEN now() + interval '15 seconds' END`;
