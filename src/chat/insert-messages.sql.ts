import { seatCounts } from '../meetings/index.ts';

/**
 * Whether a person may write in a room `r` whose words have version $5: her seat counts and she is
 * not silenced. `userId` is the expression of her id.
 */
const mayWrite = (
  userId: string,
) => `EXISTS (SELECT FROM memberships s WHERE s.meeting_id = $1 AND s.user_id = ${userId})
    AND ${seatCounts(userId, 'r.club_id')}
    AND NOT EXISTS (SELECT FROM meeting_silences i WHERE i.meeting_id = $1 AND i.user_id = ${userId})
    AND coalesce((SELECT w.version FROM club_word_lists w WHERE w.club_id = r.club_id), 0) = $5`;

/** By the database's clock. Triggers copy the meeting's times into the room's row. */
const isOpen = 'r.opens_at <= now() AND now() < r.closes_at';
const lastMoment = `r.closes_at - interval '1 millisecond' AS last_moment`;

/** Stores who is named by the new messages, to be told. */
const mentionedPeople = `, mentioned AS (
  INSERT INTO message_mentions (meeting_id, seq, user_id)
  SELECT DISTINCT $1::int, s.seq, (place ->> 0)::int FROM stored s, jsonb_array_elements(s.mentions) AS place
)`;

// The results are one JSON column and not several, because the driver reads the description of each
// column again with every answer.

/**
 * Stores one draft. Parameters: $1 meeting, $2 user id, $3 client id, $4 body, $5 the version of
 * the club's words. Returns no row for a draft that is refused, and violates the unique index if
 * its sender used the client id before; then no number is taken.
 *
 * 1. `room`: takes the next number from the room's row. The lock on this row admits one writer at a
 *    time, so numbers have no gap and rise in the order of commits.
 * 2. A message that waited for the lock past the end gets the last moment before the end.
 */
export const insertMessageSql = `WITH room AS (
  UPDATE rooms r SET last_seq = r.last_seq + 1
  FROM users u
  WHERE r.meeting_id = $1 AND ${isOpen} AND u.id = $2
    AND ${mayWrite('$2')}
  RETURNING r.last_seq, u.nickname, ${lastMoment}
)
INSERT INTO messages (meeting_id, seq, user_id, client_id, body, sent_at)
SELECT $1, last_seq, $2, $3::uuid, $4, least(clock_timestamp(), last_moment) FROM room
RETURNING json_build_object('n', 1, 'nickname', (SELECT nickname FROM room), 'seq', seq,
                            'sentAt', floor(extract(epoch FROM sent_at) * 1000)) AS stored`;

/**
 * Stores drafts of one room in one statement, all or none of those that are not refused. $2, $3 and
 * $4 are arrays in the same order.
 *
 * 1. `fresh`: the drafts of people who may write, numbered.
 * 2. `room`, `stored`: as above, with as many numbers.
 */
export const insertMessagesSql = severalDraftsSql({
  parameters: '$2::int[], $3::uuid[], $4::text[]',
  given: 'user_id, client_id, body',
});

/**
 * Stores drafts as above, with replies and quotes: $6 holds the numbers that they answer, $7 and $8
 * quoted sentences and their pages, and $9 the mentions as JSON, or null. An answer to an answer
 * goes to the first message. A draft that answers a number which is not stored is refused.
 */
export const insertMessagesWithExtrasSql = severalDraftsSql({
  parameters: '$2::int[], $3::uuid[], $4::text[], $6::int[], $7::text[], $8::int[], $9::text[]',
  given: 'user_id, client_id, body, answered, quote_text, quote_page, mentions',
  extras: {
    join: 'LEFT JOIN messages o ON o.meeting_id = $1 AND o.seq = d.answered',
    condition: 'AND (d.answered IS NULL OR o.seq IS NOT NULL)',
    stored: 'coalesce(o.reply_to, o.seq) AS reply_to, d.quote_text, d.quote_page, d.mentions::jsonb',
    columns: ', reply_to, quote_text, quote_page, mentions',
  },
});

function severalDraftsSql({
  parameters,
  given,
  extras,
}: {
  readonly parameters: string;
  readonly given: string;
  readonly extras?: Readonly<Record<'join' | 'condition' | 'stored' | 'columns', string>>;
}): string {
  const columns = extras?.columns ?? '';
  return `WITH fresh AS (
  SELECT d.n, d.user_id, d.client_id, d.body, u.nickname, row_number() OVER (ORDER BY d.n) AS place${
    extras ? `, ${extras.stored}` : ''
  }
  FROM unnest(${parameters}) WITH ORDINALITY AS d (${given}, n)
  JOIN users u ON u.id = d.user_id
  JOIN rooms r ON r.meeting_id = $1
  ${extras?.join ?? ''}
  WHERE ${mayWrite('d.user_id')} ${extras?.condition ?? ''}
), room AS (
  UPDATE rooms r SET last_seq = r.last_seq + (SELECT count(*) FROM fresh)
  WHERE r.meeting_id = $1 AND ${isOpen} AND EXISTS (SELECT FROM fresh)
  RETURNING r.last_seq - (SELECT count(*) FROM fresh) AS base, ${lastMoment}
), stored AS (
  INSERT INTO messages (meeting_id, seq, user_id, client_id, body, sent_at${columns})
  SELECT $1, room.base + fresh.place, fresh.user_id, fresh.client_id, fresh.body,
    least(clock_timestamp(), room.last_moment)${columns}
  FROM fresh, room
  RETURNING seq, user_id, client_id, sent_at${columns}
)${extras ? mentionedPeople : ''}
SELECT json_build_object('n', f.n, 'nickname', f.nickname, 'seq', s.seq${extras ? `, 'replyTo', s.reply_to` : ''},
                         'sentAt', floor(extract(epoch FROM s.sent_at) * 1000)) AS stored
FROM stored s JOIN fresh f ON f.user_id = s.user_id AND f.client_id = s.client_id`;
}
