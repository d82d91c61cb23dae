import type pg from 'pg';

export interface HomeDataSize {
  readonly users: number;
  readonly meetings: number;
  readonly recommendations: number;
}

/**
 * The first future meetings are all full, so that a page that reads them to find a free seat
 * becomes slow.
 */
const fullAhead = 20_000;
/** Listed meetings that have one seat left of the most that a meeting can have. */
const crowded = 60;
const crowd = 499;

/**
 * Fills a busy site: every reader has a taste profile and recommendations, a third of the meetings
 * is over, half of the others are full. Needs books.
 */
export async function fillHome(client: pg.Client, size: HomeDataSize): Promise<void> {
  const past = Math.floor(size.meetings * 0.3);
  const statements: [sql: string, values: unknown[]][] = [
    // Skip the checks of foreign keys, which would take minutes for rows that are correct by
    // construction.
    [`SET session_replication_role = replica`, []],
    [
      `INSERT INTO users (email, nickname, nickname_key)
       SELECT 'reader' || i || '@bench.example', '독자' || i, '독자' || i FROM generate_series(1, $1::int) AS i`,
      [size.users],
    ],
    [
      `INSERT INTO taste_profiles (user_id, answers, quiz_version)
       SELECT id, translate(substr(md5(id::text), 1, 10), '0123456789abcdef', 'abcdabcdabcdabcd'), 'taste-1' FROM users`,
      [],
    ],
    [
      `INSERT INTO meetings (book_id, leader_id, title, starts_at, ends_at, capacity)
       SELECT books.ids[1 + i % cardinality(books.ids)], 1 + (i::bigint * 7919 % $2), '모임 ' || i,
         now() + (i - $3) * interval '1 minute', now() + (i - $3 + 120) * interval '1 minute', 500
       FROM generate_series(1, $1::int) AS i, (SELECT array_agg(id ORDER BY id) AS ids FROM books) AS books`,
      [size.meetings, size.users, past],
    ],
    [`INSERT INTO memberships (meeting_id, user_id) SELECT id, leader_id FROM meetings`, []],
    [
      `INSERT INTO memberships (meeting_id, user_id)
       SELECT m.id, 1 + ((m.id::bigint * 104729 + n * 15485863) % $1) FROM meetings m, generate_series(1, 6) AS n ON CONFLICT DO NOTHING`,
      [size.users],
    ],
    [
      `INSERT INTO memberships (meeting_id, user_id)
       SELECT m.id, u.id FROM meetings m, generate_series(1, ${crowd}) AS u (id)
       WHERE m.id > $1 AND m.id <= $1 + ${crowded} ON CONFLICT DO NOTHING`,
      [past + fullAhead],
    ],
    [
      `UPDATE meetings SET member_count = s.members,
         capacity = CASE WHEN m.id BETWEEN $1 AND $2 OR m.id % 2 = 0 THEN greatest(s.members, 2) ELSE 500 END
       FROM meetings m JOIN (SELECT meeting_id, least(count(*), 500)::int AS members FROM memberships GROUP BY meeting_id) AS s ON s.meeting_id = m.id
       WHERE meetings.id = m.id`,
      [past, past + fullAhead],
    ],
    [
      `INSERT INTO recommendations (user_id, category_id, answers, quiz_version, request_key, wishes, path, model, prompt_version, candidates,
         orders, raw_outputs, passes, calls, latency_ms, created_at)
       SELECT 1 + i % $2, (SELECT min(id) FROM categories), '{"q1":"a","q2":"b","q3":"c","q4":"d","q5":"a","q6":"b","q7":"c","q8":"d","q9":"a","q10":"b"}',
         'taste-1', 'taste-1:1:' || i || ':', '{}', 'ai', 'gpt-4o-mini', 'rank-and-write-1', '[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]', '[]',
         '[{"kind":"rank","text":"{\\"ranking\\":[\\"B01\\",\\"B02\\",\\"B03\\",\\"B04\\",\\"B05\\"]}"}]', 4, 5, 3000, now() - i * interval '10 seconds'
       FROM generate_series(1, $1::int) AS i`,
      [size.recommendations, size.users],
    ],
    [
      `INSERT INTO recommendation_picks (recommendation_id, position, book_id, comment, comment_by_model, chosen_by_model, votes, claims)
       SELECT r.id, n, books.ids[1 + (r.id * 3 + n) % cardinality(books.ids)], '고르신 답을 떠올리며 골랐어요. 한 쪽씩 읽다 보면 곁에 두고 싶어질 책이에요.',
         true, true, 4, '[{"answer":"goal_comfort","field":"tag","value":"위로"}]'
       FROM recommendations r, generate_series(1, 3) AS n, (SELECT array_agg(id ORDER BY id) AS ids FROM books) AS books`,
      [],
    ],
    [
      `INSERT INTO book_verdicts (user_id, book_id, taste)
       SELECT u.id, books.ids[1 + (u.id + n * 17) % cardinality(books.ids)], CASE n WHEN 3 THEN 'dislike' ELSE 'like' END
       FROM users u, generate_series(1, 3) AS n, (SELECT array_agg(id ORDER BY id) AS ids FROM books) AS books`,
      [],
    ],
    [`SET session_replication_role = origin`, []],
    [`VACUUM ANALYZE`, []],
  ];
  for (const [sql, values] of statements) await client.query(sql, values);
}
