import { isMuted } from './notification-conditions.sql.ts';

// Decides whether an announcement of a meeting may interrupt a person. What she asked for always
// may: her alarm, the cancellation that stands for it, and the seat that she waits for. Of all
// others the first one may, once for each person and meeting; the key of `unasked_pushes` says so.
// The others are in the inbox, and news of changes on open pages as well.

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
