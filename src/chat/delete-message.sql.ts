import { mayLeadText, seatCounts } from '../meetings/index.ts';

/**
 * Deletes a message of a room in one statement. Parameters: $1 meeting, $2 number, $3 person, $4
 * milliseconds for which an author may delete, $5 a leader's reason or null.
 *
 * 1. `fact`: what decides, by the database's clock; empty for a person without a seat, and for an
 *    unknown number.
 * 2. `room`: takes the next revision from the room's row. The lock on this row admits one change at
 *    a time, so revisions rise in the order of commits.
 * 3. `deleted`: removes the text, the quoted sentence and the mentions. Nothing if another process
 *    deleted the message meanwhile; the revision is then skipped.
 * 4. `logged`: what a leader did about the message of another member, and why.
 */
export const deleteMessageSql = `WITH fact AS (
  SELECT t.user_id AS author_id, t.user_id = s.user_id AS is_own, t.body = '' AS is_deleted,
    t.sent_at > now() - $4 * interval '1 millisecond' AS is_recent, ${mayLeadText('s.user_id')} AS may_lead,
    m.cancelled_at IS NULL AND m.starts_at <= now() AND now() < m.ends_at AS is_open
  FROM messages t
  JOIN meetings m ON m.id = t.meeting_id
  JOIN memberships s ON s.meeting_id = m.id AND s.user_id = $3 AND ${seatCounts('s.user_id')}
  WHERE t.meeting_id = $1 AND t.seq = $2
), room AS (
  UPDATE rooms SET revision = revision + 1
  WHERE meeting_id = $1 AND EXISTS (
    SELECT FROM fact WHERE is_open AND NOT is_deleted AND (may_lead OR is_own AND is_recent)
  )
  RETURNING revision
), deleted AS (
  UPDATE messages t SET body = '', quote_text = NULL, quote_page = NULL, mentions = NULL, reaction_counts = NULL,
    revision = room.revision, deleted_at = clock_timestamp(), deleted_by = $3
  FROM room WHERE t.meeting_id = $1 AND t.seq = $2 AND t.deleted_at IS NULL
  RETURNING t.revision
), logged AS (
  INSERT INTO moderation_log (meeting_id, actor_id, subject_id, action, seq, reason)
  SELECT $1, $3, fact.author_id, 'message_deleted', $2, $5::text FROM fact, deleted WHERE NOT fact.is_own
)
SELECT is_own AS "isOwn", is_deleted AS "isDeleted", is_recent AS "isRecent", may_lead AS "mayLead",
  is_open AS "isOpen", (SELECT revision FROM deleted) AS revision
FROM fact`;
