import type { TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

interface Written {
  readonly by: Pick<TestPerson, 'id'>;
  readonly minutesAgo?: number;
  readonly deleted?: boolean;
}

/** Stores messages of a meeting past the rules of its room, each after those that are there. */
export async function write(
  { pool }: Pick<TestStack, 'pool'>,
  meetingId: number,
  messages: readonly Written[],
): Promise<void> {
  for (const { by, minutesAgo = 0, deleted = false } of messages) {
    await pool.query(
      `WITH room AS (
         UPDATE rooms SET last_seq = last_seq + 1, revision = revision + $4::int WHERE meeting_id = $1
         RETURNING last_seq, revision
       )
       INSERT INTO messages (meeting_id, seq, user_id, client_id, body, sent_at, revision, deleted_at)
       SELECT $1, last_seq, $2, gen_random_uuid(), CASE $4 WHEN 1 THEN '' ELSE '비밀스러운 말' END,
         now() - $3 * interval '1 minute', CASE $4 WHEN 1 THEN revision END, CASE $4 WHEN 1 THEN now() END
       FROM room`,
      [meetingId, by.id, minutesAgo, deleted ? 1 : 0],
    );
  }
}

/** Deletes the newest message of a person. */
export const deleteNewest = (
  { pool }: Pick<TestStack, 'pool'>,
  meetingId: number,
  by: Pick<TestPerson, 'id'>,
) =>
  pool.query(
    `WITH room AS (UPDATE rooms SET revision = revision + 1 WHERE meeting_id = $1 RETURNING revision)
     UPDATE messages SET body = '', deleted_at = now(), revision = room.revision FROM room
     WHERE meeting_id = $1 AND seq = (SELECT max(seq) FROM messages WHERE meeting_id = $1 AND user_id = $2)`,
    [meetingId, by.id],
  );
