import type pg from 'pg';
import { nicknameKeys } from '../accounts/index.ts';
import { searchKey } from '../platform/search/index.ts';

/** How long each meeting lasts. */
const hours = 4;

/** Returns ids of books in the catalogue. Inserts one book when it is empty. */
export async function findOrMakeBooks(client: pg.PoolClient): Promise<number[]> {
  const found = await client.query<{ id: number }>('SELECT id FROM books ORDER BY best_rank, id LIMIT 100');
  if (found.rows.length > 0) return found.rows.map(({ id }) => id);
  const made = await client.query<{ id: number }>(
    `WITH category AS (
       INSERT INTO categories (name) VALUES ('소설/시/희곡') ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id
     )
     INSERT INTO books (item_id, title, category_id, publisher, list_price, sale_price, sales_point, product_url)
     SELECT 1, '벤치용 책', category.id, '책모임', 10000, 9000, 0, 'https://www.aladin.co.kr/' FROM category
     RETURNING id`,
  );
  return made.rows.map(({ id }) => id);
}

/** Inserts accounts that share one password hash. @returns their ids in the given order */
export async function insertUsers(
  client: pg.PoolClient,
  people: readonly { email: string; nickname: string }[],
  hash: string,
): Promise<number[]> {
  const keys = people.map(({ nickname }) => nicknameKeys(nickname));
  const { rows } = await client.query<{ id: number; email: string }>(
    `INSERT INTO users (email, nickname, nickname_key, nickname_skeleton, password_hash, email_confirmed_at)
     SELECT email, nickname, key, skeleton, $5, now()
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS p (email, nickname, key, skeleton)
     RETURNING id, email`,
    [
      people.map(({ email }) => email),
      people.map(({ nickname }) => nickname),
      keys.map(({ nicknameKey }) => nicknameKey),
      keys.map(({ nicknameSkeleton }) => nicknameSkeleton),
      hash,
    ],
  );
  const idByEmail = new Map(rows.map(({ id, email }) => [email, id]));
  return people.map(({ email }) => idByEmail.get(email) ?? 0);
}

/** Inserts meetings and their rooms. @returns their ids in the given order */
export async function insertMeetings(
  client: pg.PoolClient,
  { bookIds, groups, startsAt }: { bookIds: number[]; groups: number[][]; startsAt: Date[] },
): Promise<number[]> {
  const size = groups[0]?.length ?? 0;
  const title = '벤치 모임';
  const { text, grams } = searchKey(title);
  const { rows } = await client.query<{ id: number; leader_id: number }>(
    `WITH meeting AS (
       INSERT INTO meetings (book_id, leader_id, title, search_text, search_grams, starts_at, ends_at, capacity, member_count,
         updated_at, search_keyed_at)
       SELECT book_id, leader_id, $4, $5, $8::int[], starts_at, starts_at + make_interval(hours => $6), greatest($7, 2), $7, now(), now()
       FROM unnest($1::int[], $2::int[], $3::timestamptz[]) AS m (book_id, leader_id, starts_at)
       RETURNING id, leader_id
     ), room AS (
       INSERT INTO rooms (meeting_id) SELECT id FROM meeting
     )
     SELECT id, leader_id FROM meeting`,
    [
      groups.map((_, i) => bookIds[i % bookIds.length]),
      groups.map((group) => group[0]),
      startsAt,
      title,
      text,
      hours,
      size,
      grams,
    ],
  );
  const idByLeader = new Map(rows.map(({ id, leader_id }) => [leader_id, id]));
  return groups.map((group) => idByLeader.get(group[0] ?? 0) ?? 0);
}

/** Inserts the memberships of each group in its meeting. */
export async function insertMembers(client: pg.PoolClient, meetingIds: number[], groups: number[][]) {
  await client.query(
    'INSERT INTO memberships (meeting_id, user_id) SELECT * FROM unnest($1::int[], $2::int[])',
    [groups.flatMap((group, i) => group.map(() => meetingIds[i])), groups.flat()],
  );
}
