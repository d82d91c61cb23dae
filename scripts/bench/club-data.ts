import type pg from 'pg';

export interface ClubDataSize {
  /** Members of the measured club, its leader included. */
  readonly members: number;
  /** Meetings of that club in the past and in the future; every member has a seat in each. */
  readonly past: number;
  readonly future: number;
  /** Books that the club read before it moved in. */
  readonly shelf: number;
  readonly notices: number;
  /** Open questions to the members, and those that ended. */
  readonly asks: number;
  readonly endedAsks: number;
  readonly lines: number;
  /** Open date polls, each of eight dates with an answer of every member. */
  readonly polls: number;
  /** Other clubs of twenty members, with five meetings each. */
  readonly others: number;
}

interface MeetingOfClub {
  readonly id: number;
  readonly bookId: number;
}

interface FilledClubs {
  readonly large: number;
  readonly empty: number;
  readonly last: MeetingOfClub;
  readonly next: MeetingOfClub;
  /** The open asks of the large club. */
  readonly askIds: readonly number[];
}

/** The leader of the measured club, its next member, and the leader of an empty club. */
export const accounts = { leader: 1, member: 2, alone: 600, firstJoiner: 601 } as const;

/**
 * Fills a site with one large club, one club of a single member, and many others. Other clubs make
 * the tables so large that a scan of a whole one would be seen.
 * @returns the ids of the two clubs, and the last and the next meeting of the large one
 */
export async function fillClubs(client: pg.Client, size: ClubDataSize): Promise<FilledClubs> {
  const meetings = size.past + size.future;
  const firstOther = 1_000;
  const statements: [sql: string, values: unknown[]][] = [
    // Skip triggers and the checks of foreign keys, which hold by construction.
    [`SET session_replication_role = replica`, []],
    [
      `INSERT INTO users (email, nickname, nickname_key)
       SELECT 'reader' || i || '@bench.example', '독자' || i, '독자' || i FROM generate_series(1, $1::int) AS i`,
      [firstOther + 20 * size.others],
    ],
    [
      `INSERT INTO books (item_id, title, category_id, publisher, list_price, sale_price, sales_point, product_url, tags)
       SELECT -i, '앞서 읽은 책 ' || i, (SELECT min(id) FROM categories), '책모임', 0, 0, 0, '', '{}'
       FROM generate_series(1, $1::int) AS i`,
      [size.shelf],
    ],
    [
      `INSERT INTO clubs (name, description, visibility, entry, capacity, member_count)
       SELECT CASE i WHEN 1 THEN '큰 독서회' WHEN 2 THEN '빈 독서회' ELSE '독서회 ' || i END, '함께 천천히 읽어요.', 'listed', 'open',
         500, CASE i WHEN 1 THEN $2::int WHEN 2 THEN 1 ELSE 20 END
       FROM generate_series(1, $1::int + 2) AS i ORDER BY i`,
      [size.others, size.members],
    ],
    [
      `INSERT INTO club_memberships (club_id, user_id, role, joined_at)
       SELECT 1, i, CASE i WHEN 1 THEN 'leader' WHEN 3 THEN 'co_leader' ELSE 'member' END, now() - i * interval '1 minute'
       FROM generate_series(1, $1::int) AS i
       UNION ALL SELECT 2, $2, 'leader', now()
       UNION ALL SELECT 3 + i / 20, $3 + i, CASE i % 20 WHEN 0 THEN 'leader' ELSE 'member' END, now()
       FROM generate_series(0, $4::int * 20 - 1) AS i`,
      [size.members, accounts.alone, firstOther, size.others],
    ],
    [
      `INSERT INTO meetings (book_id, leader_id, club_id, title, starts_at, ends_at, capacity, member_count)
       SELECT books.ids[1 + i % cardinality(books.ids)], 1, 1, '큰 독서회 ' || i || '번째 밤',
         now() + (i - $2) * interval '30 days' - interval '1 day', now() + (i - $2) * interval '30 days' - interval '22 hours', 500, $3
       FROM generate_series(1, $1::int) AS i, (SELECT array_agg(id ORDER BY id) AS ids FROM books) AS books`,
      [meetings, size.past, size.members],
    ],
    [
      `INSERT INTO meetings (book_id, leader_id, club_id, title, starts_at, ends_at, capacity, member_count)
       SELECT books.ids[1 + i % cardinality(books.ids)], $2 + 20 * (i / 5), 3 + i / 5, '독서회의 밤 ' || i,
         now() + (i % 5 - 3) * interval '30 days', now() + (i % 5 - 3) * interval '30 days' + interval '2 hours', 500, 20
       FROM generate_series(0, $1::int * 5 - 1) AS i, (SELECT array_agg(id ORDER BY id) AS ids FROM books) AS books`,
      [size.others, firstOther],
    ],
    [
      `INSERT INTO memberships (meeting_id, user_id)
       SELECT m.id, s.user_id FROM meetings m JOIN club_memberships s ON s.club_id = m.club_id`,
      [],
    ],
    [`INSERT INTO rooms (meeting_id) SELECT id FROM meetings`, []],
    [
      `INSERT INTO club_duties (meeting_id, task, club_id, user_id)
       SELECT m.id, t.task, m.club_id, m.leader_id + m.id % 20
       FROM meetings m, (VALUES ('host'), ('presenter')) AS t (task) WHERE m.ends_at < now()`,
      [],
    ],
    [
      `INSERT INTO club_money_lines (club_id, kind, amount, happened_on, text, changed_by)
       SELECT 1, CASE i % 2 WHEN 0 THEN 'income' ELSE 'expense' END, 1000 + i, current_date - i % 1000, '줄 ' || i, 1
       FROM generate_series(1, $1::int) AS i
       UNION ALL SELECT 3 + i % $2, 'income', 1000, current_date, '줄 ' || i, $3 + 20 * (i % $2) FROM generate_series(1, $2::int * 20) AS i`,
      [size.lines, size.others, firstOther],
    ],
    [
      `INSERT INTO club_earlier_books (club_id, book_id, read_on, added_by)
       SELECT 1, id, current_date - id, 1 FROM books WHERE item_id BETWEEN -$1::int AND -1
       UNION ALL SELECT c.id, b.id, current_date - b.id, NULL FROM clubs c JOIN books b ON b.item_id BETWEEN -10 AND -1 WHERE c.id > 2`,
      [size.shelf],
    ],
    [
      `INSERT INTO club_ratings (club_id, book_id, user_id, half_stars, review)
       SELECT 1, b.id, n, 2 + (b.id + n) % 9, '한 줄로 남긴 감상이에요.' FROM books b, generate_series(1, 4) AS n
       UNION ALL SELECT 1, m.book_id, n, 2 + n % 9, '한 줄로 남긴 감상이에요.'
       FROM meetings m, generate_series(5, $1::int) AS n WHERE m.club_id = 1`,
      [size.members],
    ],
    [
      `INSERT INTO club_notices (club_id, author_id, body, pin_place)
       SELECT 1, 1, '공지 ' || i || '. 다음 모임까지 3장을 읽어 오세요.', CASE WHEN i <= 3 THEN i END FROM generate_series(1, $1::int) AS i
       UNION ALL SELECT c.id, NULL, '공지', NULL FROM clubs c, generate_series(1, 5) WHERE c.id > 2`,
      [size.notices],
    ],
    [
      `INSERT INTO club_notice_readings (notice_id, club_id, user_id)
       SELECT n.id, n.club_id, s.user_id FROM club_notices n JOIN club_memberships s ON s.club_id = n.club_id AND s.user_id % 2 = 0`,
      [],
    ],
    // A third of the members answered, a third only saw it.
    [
      `INSERT INTO asks (kind, subject_id, club_id, asked_by, closes_at)
       SELECT 'book_vote', 1000000 + i, 1, 1, now() + CASE WHEN i > $1::int THEN interval '-1 day' ELSE interval '2 days' END
       FROM generate_series(1, $1::int + $2::int) AS i
       UNION ALL SELECT 'book_vote', 2000000 + c.id, c.id, NULL, now() + interval '2 days' FROM clubs c WHERE c.id > 2`,
      [size.asks, size.endedAsks],
    ],
    [
      `INSERT INTO ask_people (ask_id, user_id, club_id, told_at, told_by, seen_at, answered_at)
       SELECT q.id, s.user_id, s.club_id, now(), 'inbox', CASE WHEN s.user_id % 3 > 0 THEN now() END,
         CASE WHEN s.user_id % 3 = 1 THEN now() END
       FROM asks q JOIN club_memberships s ON s.club_id = q.club_id`,
      [],
    ],
    // Polls of eight dates that every member answered, one for each close that is measured.
    [
      `INSERT INTO date_polls (club_id, opened_by, minutes, book_id, closes_at)
       SELECT 1, 1, 120, 1, now() + interval '2 days' FROM generate_series(1, $1::int)
       UNION ALL SELECT c.id, NULL, 120, NULL, now() + interval '2 days' FROM clubs c WHERE c.id > 2`,
      [size.polls],
    ],
    [
      `INSERT INTO date_poll_options (poll_id, starts_at)
       SELECT id, now() + (i + 3 + 10 * id) * interval '1 day' FROM date_polls p, generate_series(1, 8) AS i
       WHERE p.club_id = 1 OR i = 1 ORDER BY id, i`,
      [],
    ],
    [
      `INSERT INTO date_poll_answers (option_id, user_id, poll_id, club_id, answer)
       SELECT o.id, s.user_id, p.id, p.club_id, (ARRAY['yes', 'maybe', 'no'])[1 + (o.id * 7 + s.user_id) % 3]
       FROM date_polls p JOIN date_poll_options o ON o.poll_id = p.id JOIN club_memberships s ON s.club_id = p.club_id`,
      [],
    ],
    [
      `INSERT INTO asks (kind, subject_id, club_id, asked_by, closes_at)
       SELECT 'date_poll', id, club_id, opened_by, closes_at FROM date_polls`,
      [],
    ],
    [
      `INSERT INTO ask_people (ask_id, user_id, club_id, told_at, told_by, seen_at, answered_at)
       SELECT q.id, s.user_id, s.club_id, now(), 'inbox', now(), now() FROM asks q JOIN club_memberships s ON s.club_id = q.club_id
       WHERE q.kind = 'date_poll'`,
      [],
    ],
    [`SET session_replication_role = origin`, []],
    [`VACUUM ANALYZE`, []],
  ];
  for (const [sql, values] of statements) await client.query(sql, values);
  const { rows } = await client.query<MeetingOfClub>(
    `SELECT id, book_id AS "bookId" FROM meetings WHERE club_id = 1 ORDER BY starts_at`,
  );
  const [last, next] = rows.slice(size.past - 1);
  if (!last || !next) throw new Error('The club has no meetings');
  const asks = await client.query<{ id: number }>(
    `SELECT id FROM asks WHERE club_id = 1 AND kind = 'book_vote' AND closes_at > now() ORDER BY id`,
  );
  return { large: 1, empty: 2, last, next, askIds: asks.rows.map(({ id }) => id) };
}
