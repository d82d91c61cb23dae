import { seatCounts } from '../meetings/index.ts';

/**
 * Counts the messages of a meeting. Parameters: $1 meeting, $2 the number up to which the caller
 * knows the counts. Returns one row, or none for an unknown meeting.
 *
 * 1. `written`: the messages after $2 of each author, deleted ones too. A message never changes its
 *    number, so the caller adds these counts to the known ones.
 * 2. `deleted`: the deleted messages of each author, all of them: a deletion may be undone.
 * 3. `talkers`: the members, each with her newest message. The range condition on the author makes
 *    the planner choose the index that begins with the author.
 */
export const talkCountsSql = `WITH written AS (
  SELECT t.user_id, count(*) AS messages FROM messages t
  WHERE t.meeting_id = $1 AND t.seq > $2 GROUP BY t.user_id
), deleted AS (
  SELECT t.user_id, count(*) AS messages FROM messages t
  WHERE t.meeting_id = $1 AND t.revision IS NOT NULL AND t.deleted_at IS NOT NULL GROUP BY t.user_id
), talkers AS (
  SELECT u.id AS "userId", u.nickname, u.id = m.leader_id AS "isLeader", s.joined_at AS "joinedAt",
    EXISTS (SELECT FROM meeting_silences i WHERE i.meeting_id = m.id AND i.user_id = u.id) AS "isSilenced",
    newest.sent_at AS "lastAt"
  FROM meetings m JOIN memberships s ON s.meeting_id = m.id JOIN users u ON u.id = s.user_id
    LEFT JOIN LATERAL (
      SELECT t.sent_at FROM messages t
      WHERE t.meeting_id = $1 AND t.user_id BETWEEN s.user_id AND s.user_id AND t.deleted_at IS NULL
      ORDER BY t.user_id DESC, t.seq DESC LIMIT 1
    ) newest ON true
  WHERE m.id = $1 AND ${seatCounts('s.user_id')}
)
SELECT coalesce(r.last_seq, 0) AS "lastSeq",
  coalesce((SELECT json_agg(w) FROM (SELECT user_id AS "userId", messages FROM written) w), '[]') AS written,
  coalesce((SELECT json_agg(d) FROM (SELECT user_id AS "userId", messages FROM deleted) d), '[]') AS deleted,
  coalesce((SELECT json_agg(t) FROM talkers t), '[]') AS talkers
FROM meetings m LEFT JOIN rooms r ON r.meeting_id = m.id WHERE m.id = $1`;
