import { isMuted } from './notification-conditions.sql.ts';

// Which announcements about a meeting go to a member's devices by Web Push. Those she asked for
// always do: her alarm, a cancellation, and the offer of a seat that she waits for. Of all others
// only the first does, for each member and meeting: the key of `unasked_pushes` allows one row.
// The others stand in her inbox, and changes of a meeting show on open pages as well.

const askedFor = `('starting_soon', 'meeting_cancelled', 'seat_offered')`;

/** `kind` is the SQL expression of the announcement's kind. */
const isUnasked = (kind: string): string => `${kind} NOT IN ${askedFor}`;

/**
 * A CTE `unasked` that takes the one push of each person and meeting. `from` joins a `target` as
 * `t`, with user_id and push_until, and a CTE `announced` as `a`, with id.
 */
export const takeUnaskedPushes = (from: string): string => `
  unasked AS (
    INSERT INTO unasked_pushes (user_id, meeting_id, announcement_id)
    SELECT t.user_id, m.id, a.id FROM ${from} JOIN meetings m ON m.id = a.meeting_id
    WHERE ${isUnasked('t.kind')} AND now() < t.push_until AND NOT ${isMuted('t', 't.kind')}
    -- Everybody who writes takes them in this order, so two transactions cannot deadlock.
    ORDER BY m.id, t.user_id, a.id
    ON CONFLICT DO NOTHING
    RETURNING user_id, announcement_id
  )`;

/** Whether the announcement `a` may interrupt the person of a `target` `t`. */
export const mayInterrupt = `(NOT ${isUnasked('t.kind')}
  OR (t.user_id, a.id) IN (SELECT user_id, announcement_id FROM unasked))`;
