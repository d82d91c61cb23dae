import type pg from 'pg';
import { nicknameSkeleton } from './look-alikes.ts';

/** Accounts per statement. */
const batchSize = 500;

/**
 * Writes missing skeletons of nicknames: rows from before the column, and rows that the previous
 * version writes during a release. Of two look-alikes the older account gets the skeleton; the
 * other gets the skeleton, a space (which no skeleton contains) and its id, and keeps its name.
 * Idempotent.
 *
 * @returns the number of written rows
 */
export async function fillSkeletons(pool: pg.Pool): Promise<number> {
  for (let filled = 0; ; ) {
    const { rows } = await pool.query<{ id: number; nickname: string }>(
      'SELECT id, nickname FROM users WHERE nickname_skeleton IS NULL AND left_at IS NULL ORDER BY id LIMIT $1',
      [batchSize],
    );
    if (rows.length === 0) return filled;
    const { rowCount } = await pool.query(
      `UPDATE users u
       SET nickname_skeleton = CASE
         WHEN f.turn = 1 AND f.skeleton <> '' AND NOT EXISTS (SELECT FROM users t WHERE t.nickname_skeleton = f.skeleton) THEN f.skeleton
         ELSE left(f.skeleton, 600) || ' ' || u.id END
       FROM (
         SELECT id, skeleton, row_number() OVER (PARTITION BY skeleton ORDER BY id) AS turn
         FROM unnest($1::int[], $2::text[]) AS g (id, skeleton)
       ) f
       WHERE u.id = f.id AND u.nickname_skeleton IS NULL`,
      [
        rows.map(({ id }) => id),
        rows.map(({ nickname }) => [...nicknameSkeleton(nickname)].slice(0, 600).join('')),
      ],
    );
    filled += rowCount ?? 0;
  }
}
