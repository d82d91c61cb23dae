import type { ExportPart } from '../export-part.ts';

export const clubParts: readonly ExportPart[] = [
  {
    file: 'clubs',
    rows: `SELECT s.club_id AS "clubId", c.name, s.role, s.joined_at AS "joinedAt",
        CASE WHEN s.role = 'leader' THEN json_build_object('description', c.description,
          'visibility', c.visibility, 'entry', c.entry, 'entryQuestion', c.entry_question,
          'capacity', c.capacity, 'memberCount', c.member_count, 'version', c.version,
          'closedAt', c.closed_at, 'hiddenAt', c.hidden_at, 'createdAt', c.created_at, 'updatedAt', c.updated_at) END AS led
      FROM club_memberships s JOIN clubs c ON c.id = s.club_id WHERE s.user_id = $1 ORDER BY s.club_id`,
  },
  {
    file: 'club-handovers',
    rows: `SELECT h.club_id AS "clubId", c.name, h.offered_at AS "offeredAt"
      FROM club_handovers h JOIN clubs c ON c.id = h.club_id WHERE h.to_user_id = $1 ORDER BY h.club_id`,
  },
  {
    file: 'club-applications',
    rows: `SELECT x.club_id AS "clubId", c.name, x.applied_at AS "appliedAt", x.declined_at AS "declinedAt"
      FROM club_applications x JOIN clubs c ON c.id = x.club_id WHERE x.user_id = $1 ORDER BY x.club_id`,
  },
  {
    file: 'club-wrong-answers',
    rows: `SELECT x.club_id AS "clubId", c.name, x.wrong_count AS "wrongCount", x.last_wrong_at AS "lastWrongAt",
        x.locked_until AS "lockedUntil"
      FROM club_entry_attempts x JOIN clubs c ON c.id = x.club_id WHERE x.user_id = $1 ORDER BY x.club_id`,
  },
  {
    file: 'removals-from-clubs',
    rows: `SELECT x.club_id AS "clubId", c.name, x.removed_at AS "removedAt"
      FROM club_removals x JOIN clubs c ON c.id = x.club_id WHERE x.user_id = $1 ORDER BY x.club_id`,
  },
  {
    file: 'club-invitations',
    rows: `SELECT x.id, x.club_id AS "clubId", c.name, x.max_uses AS "maxUses", x.used_count AS "usedCount",
        x.created_at AS "createdAt", x.expires_at AS "expiresAt", x.revoked_at AS "revokedAt", x.recipient
      FROM club_invites x JOIN clubs c ON c.id = x.club_id WHERE x.created_by = $1 ORDER BY x.id`,
  },
  {
    file: 'club-notices',
    rows: `SELECT x.id, x.club_id AS "clubId", c.name, x.body, x.pin_place AS "pinPlace", x.posted_at AS "postedAt"
      FROM club_notices x JOIN clubs c ON c.id = x.club_id WHERE x.author_id = $1 ORDER BY x.id`,
  },
  {
    file: 'read-club-notices',
    rows: `SELECT notice_id AS "noticeId", club_id AS "clubId", seen_at AS "seenAt", confirmed_at AS "confirmedAt"
      FROM club_notice_readings WHERE user_id = $1 ORDER BY notice_id`,
  },
  {
    file: 'my-asks',
    rows: `SELECT id, kind, subject_id AS "subjectId", club_id AS "clubId", meeting_id AS "meetingId",
        opened_at AS "openedAt", closes_at AS "closesAt", closed_at AS "closedAt",
        reminded_at AS "remindedAt", completed_at AS "completedAt"
      FROM asks WHERE asked_by = $1 ORDER BY id`,
  },
  {
    file: 'asked-of-me',
    rows: `SELECT ask_id AS "askId", q.kind, q.subject_id AS "subjectId", x.club_id AS "clubId",
        x.meeting_id AS "meetingId", x.told_at AS "toldAt", x.told_by AS "toldBy", x.seen_at AS "seenAt",
        x.answered_at AS "answeredAt", x.reminded_at AS "remindedAt"
      FROM ask_people x JOIN asks q ON q.id = x.ask_id WHERE x.user_id = $1 ORDER BY ask_id`,
  },
  {
    file: 'book-proposals',
    rows: `SELECT x.club_id AS "clubId", b.title, x.proposed_at AS "proposedAt", NULL::int AS "voteId"
      FROM book_proposals x JOIN books b ON b.id = x.book_id WHERE x.proposed_by = $1
      UNION ALL
      SELECT v.club_id, b.title, NULL, v.id
      FROM book_vote_candidates x JOIN book_votes v ON v.id = x.vote_id JOIN books b ON b.id = x.book_id
      WHERE x.proposed_by = $1 ORDER BY "clubId", "voteId" NULLS LAST, title`,
  },
  {
    file: 'book-votes',
    rows: `SELECT x.id, x.club_id AS "clubId", c.name, x.opened_at AS "openedAt", x.closes_at AS "closesAt"
      FROM book_votes x JOIN clubs c ON c.id = x.club_id WHERE x.opened_by = $1 ORDER BY x.id`,
  },
  {
    file: 'book-ballots',
    rows: `SELECT x.vote_id AS "voteId", x.club_id AS "clubId", x.cast_at AS "castAt",
        ARRAY(SELECT b.title FROM unnest(x.ranking) WITH ORDINALITY AS r (book_id, place)
          JOIN books b ON b.id = r.book_id ORDER BY r.place) AS ranking
      FROM book_vote_ballots x WHERE x.user_id = $1 ORDER BY x.vote_id`,
  },
  {
    file: 'date-polls',
    rows: `SELECT x.id, x.club_id AS "clubId", c.name, x.minutes, x.book_id AS "bookId", x.opened_at AS "openedAt",
        x.closes_at AS "closesAt", x.warned_at AS "warnedAt", x.closed_at AS "closedAt", x.settled_at AS "settledAt", x.voters, x.meeting_id AS "meetingId",
        (SELECT json_agg(json_build_object('startsAt', o.starts_at, 'yesCount', o.yes_count, 'maybeCount', o.maybe_count,
          'noCount', o.no_count, 'isChosen', o.is_chosen) ORDER BY o.starts_at) FROM date_poll_options o WHERE o.poll_id = x.id) AS dates
      FROM date_polls x JOIN clubs c ON c.id = x.club_id WHERE x.opened_by = $1 ORDER BY x.id`,
  },
  {
    file: 'date-poll-answers',
    rows: `SELECT x.poll_id AS "pollId", x.club_id AS "clubId", o.starts_at AS "startsAt", x.answer, x.answered_at AS "answeredAt"
      FROM date_poll_answers x JOIN date_poll_options o ON o.id = x.option_id
      WHERE x.user_id = $1 ORDER BY x.poll_id, o.starts_at`,
  },
  {
    file: 'club-duties',
    rows: `SELECT x.meeting_id AS "meetingId", m.title, x.club_id AS "clubId", x.task,
        x.decided_at AS "decidedAt", x.user_id = $1 AS "isMine", x.set_by = $1 AS "setByMe"
      FROM club_duties x JOIN meetings m ON m.id = x.meeting_id
      WHERE x.user_id = $1 OR x.set_by = $1 ORDER BY x.meeting_id, x.task`,
  },
  {
    file: 'declined-club-duties',
    rows: `SELECT x.meeting_id AS "meetingId", m.title, x.task, x.declined_at AS "declinedAt"
      FROM club_duty_declines x JOIN meetings m ON m.id = x.meeting_id
      WHERE x.user_id = $1 ORDER BY x.meeting_id, x.task`,
  },
];
