import type pg from 'pg';
import { linkHashOf, newLinkToken } from '../../src/platform/link-token.ts';

export interface FeedDataSize {
  /** Members of the one club whose feeds are read. */
  readonly members: number;
  /** Meetings of that club; every member has a seat in each. */
  readonly meetings: number;
  /** Meetings of other people, six members each. */
  readonly others: number;
}

const words = '끝까지 읽고 만나요. 어디서 멈췄는지, 무엇이 남았는지 이야기해요. ';

/**
 * Fills a site on which one club has all the meetings of the measured feeds, the last of them with
 * many letters. Needs books.
 *
 * @returns the token of each member's feed
 */
export async function fillFeeds(client: pg.Client, size: FeedDataSize): Promise<string[]> {
  const tokens = Array.from({ length: size.members }, newLinkToken);
  const books = '(SELECT array_agg(id ORDER BY id) AS ids FROM books) AS books';
  const statements: [sql: string, values: unknown[]][] = [
    // Skip the checks of foreign keys, which hold by construction.
    [`SET session_replication_role = replica`, []],
    [
      `INSERT INTO users (email, nickname, nickname_key)
       SELECT 'reader' || i || '@bench.example', '독자' || i, '독자' || i FROM generate_series(1, $1::int) AS i`,
      [size.members + size.others],
    ],
    [
      `INSERT INTO clubs (name, visibility, entry, capacity, member_count) VALUES ('느린 독서회', 'unlisted', 'invite', 500, $1)`,
      [size.members],
    ],
    [
      `INSERT INTO club_memberships (club_id, user_id, role)
       SELECT (SELECT min(id) FROM clubs), i, CASE i WHEN 1 THEN 'leader' ELSE 'member' END FROM generate_series(1, $1::int) AS i`,
      [size.members],
    ],
    [
      `INSERT INTO meetings (book_id, leader_id, club_id, title, description, starts_at, ends_at, capacity, member_count)
       SELECT books.ids[1 + i % cardinality(books.ids)], 1, (SELECT min(id) FROM clubs), '느린 독서회, ' || i || '번째 밤', repeat($3, 8),
         now() + (i - 30) * interval '2 days', now() + (i - 30) * interval '2 days' + interval '2 hours', 500, $2
       FROM generate_series(1, $1::int) AS i, ${books}`,
      [size.meetings, size.members, words],
    ],
    [
      `INSERT INTO memberships (meeting_id, user_id) SELECT m.id, i FROM meetings m, generate_series(1, $1::int) AS i`,
      [size.members],
    ],
    [
      `WITH made AS (
         INSERT INTO meetings (book_id, leader_id, title, starts_at, ends_at, capacity, member_count)
         SELECT books.ids[1 + i % cardinality(books.ids)], $2 + i, '모임 ' || i, now() + (i - $1 / 2) * interval '10 minutes',
           now() + (i - $1 / 2) * interval '10 minutes' + interval '1 hour', 8, 6
         FROM generate_series(1, $1::int) AS i, ${books} RETURNING id, leader_id)
       INSERT INTO memberships (meeting_id, user_id)
       SELECT id, $2 + 1 + ((leader_id - $2 - 1 + n * 7919) % $1) FROM made, generate_series(0, 5) AS n`,
      [size.others, size.members],
    ],
    [
      `INSERT INTO calendar_feeds (user_id, token_hash) SELECT i, h FROM unnest($1::text[]) WITH ORDINALITY AS t (h, i)`,
      [tokens.map((token) => linkHashOf(token))],
    ],
    [`SET session_replication_role = DEFAULT`, []],
    [`ANALYZE`, []],
  ];
  for (const [sql, values] of statements) await client.query(sql, values);
  return tokens;
}
