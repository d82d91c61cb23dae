import type { ExportPart } from '../export-part.ts';

export const chatParts: readonly ExportPart[] = [
  {
    file: 'messages',
    rows: `SELECT x.meeting_id AS "meetingId", m.title AS meeting, x.seq, x.sent_at AS "sentAt", x.body,
        x.reply_to AS "replyTo", x.quote_text AS "quoteText", x.quote_page AS "quotePage", (SELECT json_agg(json_build_array(p -> 1, p -> 2)) FROM jsonb_array_elements(x.mentions) AS p) AS mentions, x.reaction_counts AS "reactionCounts", x.client_id AS "clientId", x.revision, x.deleted_at AS "deletedAt", x.deleted_by = $1 AS "deletedByMe",
        x.hidden_at AS "hiddenAt"
      FROM messages x JOIN meetings m ON m.id = x.meeting_id WHERE x.user_id = $1 ORDER BY x.meeting_id, x.seq`,
  },
  {
    file: 'reactions',
    rows: `SELECT x.meeting_id AS "meetingId", x.seq, x.emoji, x.reacted_at AS "reactedAt"
      FROM message_reactions x WHERE x.user_id = $1 ORDER BY x.meeting_id, x.seq, x.emoji`,
  },
  {
    file: 'mentions-of-me',
    rows: `SELECT x.meeting_id AS "meetingId", x.seq, x.settled_at AS "settledAt", x.is_told AS "isTold"
      FROM message_mentions x WHERE x.user_id = $1 ORDER BY x.meeting_id, x.seq`,
  },
  {
    file: 'pins',
    rows: `SELECT x.meeting_id AS "meetingId", x.seq, x.pinned_at AS "pinnedAt", x.version
      FROM message_pins x WHERE x.pinned_by = $1 ORDER BY x.meeting_id`,
  },
  {
    file: 'records-without-my-words',
    rows: 'SELECT since FROM record_opt_outs WHERE user_id = $1',
  },
  {
    file: 'seen-records',
    rows: `SELECT meeting_id AS "meetingId", seen_at AS "seenAt" FROM meeting_record_visits
      WHERE user_id = $1 ORDER BY meeting_id`,
  },
  {
    file: 'records-taken-down',
    rows: `SELECT meeting_id AS "meetingId", taken_down_at AS "takenDownAt" FROM meeting_records
      WHERE taken_down_by = $1 ORDER BY meeting_id`,
  },
  {
    file: 'moderation',
    rows: `SELECT id::float8 AS id, at, meeting_id AS "meetingId", action, seq, reason, actor_id = $1 AS "byMe",
        subject_id = $1 AS "aboutMe"
      FROM moderation_log WHERE actor_id = $1 OR subject_id = $1 ORDER BY moderation_log.id`,
  },
];
