import type { ExportPart } from '../export-part.ts';

export const clubRecordParts: readonly ExportPart[] = [
  {
    file: 'club-ratings',
    rows: `SELECT x.id, x.club_id AS "clubId", c.name, x.book_id AS "bookId", b.title, x.half_stars / 2.0::float8 AS stars,
        x.review, x.rated_at AS "ratedAt"
      FROM club_ratings x JOIN clubs c ON c.id = x.club_id JOIN books b ON b.id = x.book_id
      WHERE x.user_id = $1 ORDER BY x.id`,
  },
  {
    file: 'books-added-to-clubs',
    rows: `SELECT x.club_id AS "clubId", c.name, x.book_id AS "bookId", b.title, x.read_on::text AS "readOn",
        x.added_at AS "addedAt"
      FROM club_earlier_books x JOIN clubs c ON c.id = x.club_id JOIN books b ON b.id = x.book_id
      WHERE x.added_by = $1 ORDER BY x.club_id, x.book_id`,
  },
  {
    file: 'club-money-lines',
    rows: `SELECT id, club_id AS "clubId", kind, amount, happened_on::text AS "happenedOn", text,
        meeting_id AS "meetingId", version, deleted_at AS "deletedAt", changed_at AS "changedAt"
      FROM club_money_lines WHERE changed_by = $1 ORDER BY id`,
  },
  {
    file: 'club-money-versions',
    rows: `SELECT line_id AS "lineId", version, club_id AS "clubId", kind, amount,
        happened_on::text AS "happenedOn", text, is_deleted AS "isDeleted", changed_at AS "changedAt"
      FROM club_money_versions WHERE changed_by = $1 ORDER BY line_id, version`,
  },
  {
    file: 'club-payments',
    rows: `SELECT x.meeting_id AS "meetingId", m.title, x.is_paid AS "isPaid", x.changed_at AS "changedAt",
        x.user_id = $1 AS "isMine", x.changed_by = $1 AS "writtenByMe"
      FROM club_money_payments x JOIN meetings m ON m.id = x.meeting_id
      WHERE x.user_id = $1 OR x.changed_by = $1 ORDER BY x.meeting_id, x.user_id`,
  },
  {
    file: 'imported-talks',
    rows: `SELECT x.id, x.club_id AS "clubId", c.name, x.added_lines AS "addedLines", x.known_lines AS "knownLines",
        x.created_at AS "createdAt", x.undone_at AS "undoneAt",
        (SELECT json_agg(json_build_object('position', i.position, 'invitationId', i.invite_id,
            'letter', i.letter) ORDER BY i.position)
          FROM club_import_invites i WHERE i.import_id = x.id) AS invitations
      FROM club_imports x JOIN clubs c ON c.id = x.club_id WHERE x.made_by = $1 ORDER BY x.id`,
  },
  {
    file: 'claimed-past-messages',
    rows: `SELECT l.id::float8 AS id, a.club_id AS "clubId", c.name, a.name AS "nameThere", l.said_at AS "saidAt", l.place,
        l.body, l.deleted_at AS "deletedAt"
      FROM club_past_authors a JOIN clubs c ON c.id = a.club_id
      LEFT JOIN club_past_lines l ON l.author_id = a.id
      WHERE a.claimed_by = $1 ORDER BY a.id, l.said_at, l.place, l.id`,
  },
];
