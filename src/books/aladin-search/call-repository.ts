import type { Database } from '../../platform/db.ts';

/**
 * Counts a call on this day in Seoul, if fewer than `most` were counted. Counts of earlier days are
 * deleted.
 * @returns whether the call may be made
 */
export async function countCall(db: Database, most: number): Promise<boolean> {
  const counted = await db.$queryRaw<{ calls: number }[]>`
    WITH today AS (SELECT (now() AT TIME ZONE 'Asia/Seoul')::date AS day),
      earlier AS (DELETE FROM aladin_calls c USING today WHERE c.day < today.day)
    INSERT INTO aladin_calls AS c (day, calls) SELECT day, 1 FROM today
    ON CONFLICT (day) DO UPDATE SET calls = c.calls + 1 WHERE c.calls < ${most}
    RETURNING calls`;
  return counted.length > 0;
}
