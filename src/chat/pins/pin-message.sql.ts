import { mayLeadText, seatCounts } from '../../meetings/index.ts';

/**
 * Pins a message of a room, or takes it off. Parameters: $1 meeting, $2 number, $3 person, $4
 * whether it is pinned.
 *
 * 1. `fact`: what decides, by the database's clock; empty for a person without a seat.
 * 2. `target`: locks the message, so that a deletion before drops out here, and one after finds the
 *    pin.
 * 3. `pinned`, `removed`: the new state. The lock on the pin's row orders changes of several
 *    processes. A message that is pinned already, or is not the pinned one, changes nothing.
 */
export const pinMessageSql = `WITH fact AS (
  SELECT ${mayLeadText('s.user_id')} AS may_lead,
    m.cancelled_at IS NULL AND m.starts_at <= now() AND now() < m.ends_at AS is_open
  FROM meetings m
  JOIN memberships s ON s.meeting_id = m.id AND s.user_id = $3 AND ${seatCounts('s.user_id')}
  WHERE m.id = $1
), target AS (
  SELECT t.seq FROM messages t
  WHERE t.meeting_id = $1 AND t.seq = $2 AND t.body <> '' AND EXISTS (SELECT FROM fact WHERE may_lead AND is_open)
  FOR SHARE OF t
), pinned AS (
  INSERT INTO message_pins AS p (meeting_id, seq, pinned_by)
  SELECT $1, seq, $3 FROM target WHERE $4::bool
  ON CONFLICT (meeting_id) DO UPDATE SET seq = EXCLUDED.seq, pinned_by = EXCLUDED.pinned_by,
    pinned_at = EXCLUDED.pinned_at, version = p.version + 1
  WHERE p.seq IS DISTINCT FROM EXCLUDED.seq
  RETURNING seq, version
), removed AS (
  UPDATE message_pins SET seq = NULL, pinned_by = NULL, pinned_at = clock_timestamp(), version = version + 1
  WHERE NOT $4::bool AND meeting_id = $1 AND seq = (SELECT seq FROM target)
  RETURNING seq, version
)
SELECT may_lead AS "mayLead", is_open AS "isOpen", EXISTS (SELECT FROM target) AS "isThere",
  (SELECT json_build_object('seq', seq, 'version', version)
   FROM (SELECT * FROM pinned UNION ALL SELECT * FROM removed) c) AS pin
FROM fact`;
