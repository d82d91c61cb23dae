// Pieces of SQL that say who is to be told what, so that writing, pushing and showing an alarm agree. Each names the tables it expects.

/** The minute of the day in Seoul, by the database's clock. */
const seoulMinute = `(extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul'))`;

/** `p`: alarm_preferences, which may be missing. Quiet hours may run over midnight. */
export const isQuiet = `coalesce(CASE WHEN p.quiet_from < p.quiet_to
  THEN ${seoulMinute} >= p.quiet_from AND ${seoulMinute} < p.quiet_to
  ELSE ${seoulMinute} >= p.quiet_from OR ${seoulMinute} < p.quiet_to END, false)`;

/**
 * `s`: memberships, `m`: meetings. Who took a mute back after the start is not told then that the meeting began: she knew what she did.
 */
export const isMuted = `EXISTS (SELECT FROM meeting_mutes x WHERE x.user_id = s.user_id AND x.meeting_id = m.id
  AND (x.unmuted_at IS NULL OR x.unmuted_at >= m.starts_at))`;

/** `n`: notifications, `m`: its meeting. What it tells is still so. */
export const isTrueStill = `CASE n.kind WHEN 'meeting_cancelled' THEN true
  WHEN 'starting_soon' THEN m.cancelled_at IS NULL AND m.starts_at = n.meeting_starts_at
  ELSE m.cancelled_at IS NULL END`;
