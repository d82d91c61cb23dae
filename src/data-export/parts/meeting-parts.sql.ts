import type { ExportPart } from '../export-part.ts';

export const meetingParts: readonly ExportPart[] = [
  {
    file: 'led-meetings',
    rows: `SELECT m.id, m.book_id AS "bookId", b.title AS book, m.title, m.description,
        m.starts_at AS "startsAt", m.ends_at AS "endsAt", m.capacity, m.minimum, m.member_count AS "memberCount",
        m.version, m.cancelled_at AS "cancelledAt", m.hidden_at AS "hiddenAt", m.club_id AS "clubId", m.series_id AS "seriesId",
        m.created_at AS "createdAt", m.updated_at AS "updatedAt",
        (SELECT json_agg(json_build_object('version', c.version, 'kind', c.kind, 'oldTitle', c.old_title,
            'newTitle', c.new_title, 'oldStartsAt', c.old_starts_at, 'newStartsAt', c.new_starts_at,
            'oldEndsAt', c.old_ends_at, 'newEndsAt', c.new_ends_at, 'changedAt', c.changed_at,
            'announcedAt', c.announced_at) ORDER BY c.version)
          FROM meeting_changes c WHERE c.meeting_id = m.id) AS changes,
        (SELECT json_agg(json_build_object('startsAt', d.meeting_starts_at, 'remindedAt', d.created_at)
            ORDER BY d.meeting_starts_at)
          FROM meeting_reminders d WHERE d.meeting_id = m.id) AS reminders
      FROM meetings m JOIN books b ON b.id = m.book_id WHERE m.leader_id = $1 ORDER BY m.id`,
  },
  {
    file: 'joined-meetings',
    rows: `SELECT s.meeting_id AS "meetingId", m.title, m.starts_at AS "startsAt", s.joined_at AS "joinedAt",
        s.leaves_at AS "leavesAt"
      FROM memberships s JOIN meetings m ON m.id = s.meeting_id WHERE s.user_id = $1 ORDER BY s.meeting_id`,
  },
  {
    file: 'waits-for-seats',
    rows: `SELECT w.meeting_id AS "meetingId", m.title, w.asked_at AS "askedAt", w.offered_at AS "offeredAt",
        w.offer_ends_at AS "offerEndsAt"
      FROM seat_waits w JOIN meetings m ON m.id = w.meeting_id WHERE w.user_id = $1 ORDER BY w.id`,
  },
  {
    file: 'left-meetings',
    rows: `SELECT l.meeting_id AS "meetingId", m.title, l.left_at AS "leftAt"
      FROM meeting_leavers l JOIN meetings m ON m.id = l.meeting_id WHERE l.user_id = $1 ORDER BY l.meeting_id`,
  },
  {
    file: 'entered-rooms',
    rows: `SELECT e.meeting_id AS "meetingId", m.title, e.entered_at AS "enteredAt"
      FROM meeting_entrances e JOIN meetings m ON m.id = e.meeting_id WHERE e.user_id = $1 ORDER BY e.meeting_id`,
  },
  {
    file: 'reading-progress',
    rows: `SELECT x.meeting_id AS "meetingId", m.title, x.percent, x.shows_name AS "showsName",
        x.answered_at AS "answeredAt"
      FROM meeting_progress x JOIN meetings m ON m.id = x.meeting_id WHERE x.user_id = $1 ORDER BY x.meeting_id`,
  },
  {
    file: 'attendance-answers',
    rows: `SELECT q.meeting_id AS "meetingId", m.title, q.starts_at AS "startsAt", q.asked_at AS "askedAt",
        a.answer, a.answered_at AS "answeredAt"
      FROM attendance_answers a JOIN attendance_questions q ON q.id = a.question_id
        JOIN meetings m ON m.id = q.meeting_id WHERE a.user_id = $1 ORDER BY q.id`,
  },
  {
    file: 'time-in-rooms',
    rows: `SELECT p.meeting_id AS "meetingId", m.title, p.hidden_at AS "hiddenAt",
        (SELECT json_agg(json_build_object('from', lower(period), 'until', upper(period)) ORDER BY period)
          FROM unnest(p.present) AS period) AS present
      FROM meeting_presences p JOIN meetings m ON m.id = p.meeting_id WHERE p.user_id = $1 ORDER BY p.meeting_id`,
  },
  {
    file: 'meeting-notes',
    rows: `SELECT x.id, x.meeting_id AS "meetingId", m.title, x.body, x.for_percent AS "forPercent",
        x.hidden_at AS "hiddenAt", x.written_at AS "writtenAt", x.changed_at AS "changedAt"
      FROM meeting_notes x JOIN meetings m ON m.id = x.meeting_id WHERE x.user_id = $1 ORDER BY x.id`,
  },
  {
    file: 'turns-to-speak',
    rows: `SELECT x.meeting_id AS "meetingId", m.title, x.position, x.is_second AS "isSecond",
        x.ended_at AS "endedAt"
      FROM agenda_turns x JOIN meetings m ON m.id = x.meeting_id WHERE x.user_id = $1 ORDER BY x.id`,
  },
  {
    file: 'question-cards',
    rows: `SELECT x.id, x.meeting_id AS "meetingId", m.title, x.sender_id = $1 AS "wasSentByMe", x.body,
        x.question_id AS "questionId",
        x.sent_at AS "sentAt", x.delivered_at AS "deliveredAt", x.seen_at AS "seenAt",
        x.answered_at AS "answeredAt", x.put_away_at AS "putAwayAt", x.hidden_at AS "hiddenAt"
      FROM question_cards x JOIN meetings m ON m.id = x.meeting_id
      WHERE x.sender_id = $1 OR x.user_id = $1 ORDER BY x.id`,
  },
  {
    file: 'requests-for-notes',
    rows: `SELECT x.meeting_id AS "meetingId", m.title, x.characters, x.due_at AS "dueAt", x.set_at AS "setAt"
      FROM meeting_note_rules x JOIN meetings m ON m.id = x.meeting_id WHERE x.set_by = $1 ORDER BY x.meeting_id`,
  },
  {
    file: 'discussion-questions',
    rows: `SELECT x.id, x.meeting_id AS "meetingId", m.title, x.position, x.body, x.kind, x.for_percent AS "forPercent",
        x.origin, x.book_fields AS "bookFields", x.version, x.approved_at AS "approvedAt",
        x.hidden_at AS "hiddenAt", x.added_at AS "addedAt", x.changed_at AS "changedAt"
      FROM discussion_questions x JOIN meetings m ON m.id = x.meeting_id WHERE x.author_id = $1 ORDER BY x.id`,
  },
  {
    file: 'words-quoted-in-questions',
    rows: `SELECT n.meeting_id AS "meetingId", m.title, x.question_id AS "questionId", x.note_id AS "noteId", x.quote
      FROM discussion_question_notes x JOIN meeting_notes n ON n.id = x.note_id
        JOIN meetings m ON m.id = n.meeting_id WHERE n.user_id = $1 ORDER BY x.question_id, x.note_id`,
  },
  {
    file: 'drafts-of-questions',
    rows: `SELECT x.id, x.meeting_id AS "meetingId", m.title, x.asked_at AS "askedAt", x.ended_at AS "endedAt"
      FROM question_drafts x JOIN meetings m ON m.id = x.meeting_id WHERE x.asked_by = $1 ORDER BY x.id`,
  },
  {
    file: 'removals-from-meetings',
    rows: `SELECT x.meeting_id AS "meetingId", m.title, x.removed_at AS "removedAt", x.user_id = $1 AS "wasMe",
        x.removed_by = $1 AS "byMe"
      FROM meeting_bans x JOIN meetings m ON m.id = x.meeting_id
      WHERE x.user_id = $1 OR x.removed_by = $1 ORDER BY x.meeting_id, x.removed_at`,
  },
  {
    file: 'silences-in-meetings',
    rows: `SELECT x.meeting_id AS "meetingId", m.title, x.silenced_at AS "silencedAt", x.reason, x.user_id = $1 AS "wasMe",
        x.silenced_by = $1 AS "byMe"
      FROM meeting_silences x JOIN meetings m ON m.id = x.meeting_id
      WHERE x.user_id = $1 OR x.silenced_by = $1 ORDER BY x.meeting_id, x.silenced_at`,
  },
  {
    file: 'meetings-of-the-former-site',
    rows: `SELECT original_id AS "formerId", meeting_id AS "meetingId" FROM moved_meetings
      WHERE $1 = ANY (user_ids) ORDER BY original_id`,
  },
  { file: 'calendar', rows: 'SELECT created_at AS "createdAt" FROM calendar_feeds WHERE user_id = $1' },
];
