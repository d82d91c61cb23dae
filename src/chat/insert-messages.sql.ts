import { seatCounts } from '../meetings/index.ts';

/**
 * Stores drafts of one room in one statement. Parameters: $1 meeting, $2 user ids, $3 client ids,
 * $4 bodies, $5 the version of the club's words, $6 whether words hold a draft back, in the same
 * order.
 *
 * 1. `draft`: the drafts of members, in a club's meeting also of the club.
 * 2. `known`: drafts whose client id their sender used before; the stored message answers them.
 * 3. `fresh`: the others, numbered, of members who are not silenced. None if the words were judged
 *    by an older version of the club's list.
 * 4. `room`: takes the next numbers from the room's row if the meeting is open by the database's
 *    clock. The lock on this row admits one writer at a time, so numbers have no gap and rise in
 *    the order of commits.
 * 5. `stored`: the new messages. One that waited for the lock past the end gets the last moment
 *    before the end.
 *
 * The result is one JSON column and not seven, because the driver reads the description of each
 * column again with every answer.
 */
export const insertMessagesSql = `WITH draft AS (
  SELECT d.n, d.user_id, d.client_id, d.body, u.nickname, m.club_id, d.is_held
  FROM unnest($2::int[], $3::uuid[], $4::text[], $6::bool[]) WITH ORDINALITY AS d (user_id, client_id, body, is_held, n)
  JOIN users u ON u.id = d.user_id
  JOIN memberships s ON s.meeting_id = $1 AND s.user_id = d.user_id
  JOIN meetings m ON m.id = s.meeting_id AND ${seatCounts('s.user_id')}
), known AS (
  SELECT d.n, d.nickname, m.seq, m.user_id, m.client_id, m.body, m.sent_at
  FROM draft d JOIN messages m ON m.meeting_id = $1 AND m.user_id = d.user_id AND m.client_id = d.client_id
), fresh AS (
  SELECT d.*, row_number() OVER (ORDER BY d.n) AS place FROM draft d WHERE d.n NOT IN (SELECT n FROM known)
    AND NOT d.is_held AND coalesce((SELECT w.version FROM club_word_lists w WHERE w.club_id = d.club_id), 0) = $5
    AND NOT EXISTS (SELECT FROM meeting_silences i WHERE i.meeting_id = $1 AND i.user_id = d.user_id)
), room AS (
  UPDATE rooms r SET last_seq = r.last_seq + (SELECT count(*) FROM fresh)
  FROM meetings m
  WHERE r.meeting_id = $1 AND m.id = $1 AND m.cancelled_at IS NULL AND m.starts_at <= now() AND now() < m.ends_at
    AND EXISTS (SELECT FROM fresh)
  RETURNING r.last_seq - (SELECT count(*) FROM fresh) AS base, m.ends_at - interval '1 millisecond' AS last_moment
), stored AS (
  INSERT INTO messages (meeting_id, seq, user_id, client_id, body, sent_at)
  SELECT $1, room.base + fresh.place, fresh.user_id, fresh.client_id, fresh.body, least(clock_timestamp(), room.last_moment)
  FROM fresh, room
  RETURNING seq, user_id, client_id, body, sent_at
)
SELECT json_build_object('n', n, 'isNew', is_new, 'nickname', nickname, 'seq', seq, 'body', body,
                         'sentAt', floor(extract(epoch FROM sent_at) * 1000)) AS stored
FROM (
  SELECT n, nickname, seq, body, sent_at, false AS is_new FROM known
  UNION ALL
  SELECT f.n, f.nickname, s.seq, s.body, s.sent_at, true
  FROM stored s JOIN fresh f ON f.user_id = s.user_id AND f.client_id = s.client_id
) AS message`;
