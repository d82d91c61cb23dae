import type pg from 'pg';

export interface LongLog {
  readonly meetings: number;
  readonly perMeeting: number;
}

/** Members of each meeting. */
export const members = 20;

/**
 * Creates people, open meetings, and their logs. Inserts rows meeting by meeting and skips the
 * checks of foreign keys, which would take minutes.
 */
export async function fillLog(
  pool: pg.Pool,
  { meetings, perMeeting }: LongLog,
  say: (done: number) => void,
): Promise<void> {
  await pool.query(`
    WITH c AS (INSERT INTO categories (name) VALUES ('소설/시/희곡') RETURNING id)
    INSERT INTO books (item_id, title, category_id, publisher, list_price, sale_price, sales_point, product_url)
    SELECT 2000000000, '책', id, '책모임', 1, 1, 0, 'https://www.aladin.co.kr/' FROM c`);
  await pool.query(
    `INSERT INTO users (email, nickname, nickname_key)
     SELECT 'r' || i || '@example.com', '독자' || i, '독자' || i FROM generate_series(1, $1) i`,
    [members],
  );
  await pool.query(
    `INSERT INTO meetings (book_id, leader_id, title, starts_at, ends_at, capacity, member_count)
     SELECT (SELECT id FROM books), (SELECT min(id) FROM users), '모임 ' || i, now() - interval '1 hour', now() + interval '10 hours', 500, $2
     FROM generate_series(1, $1) i`,
    [meetings, members],
  );
  await pool.query(
    'INSERT INTO memberships (meeting_id, user_id) SELECT m.id, u.id FROM meetings m, users u; ANALYZE',
  );
  // Before triggers are off: one writes the meeting's times into the room's row.
  await pool.query('INSERT INTO rooms (meeting_id, last_seq) SELECT id, $1 FROM meetings', [perMeeting]);
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM meetings ORDER BY id');
  const client = await pool.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET statement_timeout = 0;
      SET application_name = 'fill'`);
    for (const [i, { id }] of rows.entries()) {
      await client.query(
        `INSERT INTO messages (meeting_id, seq, user_id, client_id, body, sent_at)
         SELECT $1, s, (SELECT min(id) FROM users) + s % $3, gen_random_uuid(), '이 대목에서 저는 주인공의 마음이 조금 이해됐어요. ' || s, now() - interval '1 hour' + s * interval '0.5 second'
         FROM generate_series(1, $2) s`,
        [id, perMeeting, members],
      );
      if (i % 100 === 99) say((i + 1) * perMeeting);
    }
    // Longer than the pool allows a statement.
    const vacuum = { text: 'VACUUM ANALYZE messages', query_timeout: 600_000 };
    await client.query(vacuum);
  } finally {
    // Close the connection, because its settings must not reach later users of the pool.
    client.release(true);
  }
}
