import type pg from 'pg';
import type { Draft } from './draft-repository.ts';
import { findEntries } from './entry-repository.ts';
import { refusalOf } from './policy.ts';
import type { SendRefusal } from './protocol.ts';
import { holdsDraft, type RoomWords } from './room-words.ts';

/**
 * Returns why a draft was not stored. `unavailable`: nothing refuses it any more, because the end
 * was moved meanwhile, so sending it again works. If the account or the meeting does not exist, the
 * answer is `not_member`, as for a stranger.
 */
export async function findRefusal(
  { pool, words }: { readonly pool: pg.Pool; readonly words: RoomWords },
  meetingId: number,
  draft: Draft,
): Promise<SendRefusal> {
  const { userId, replyTo } = draft;
  const [entry] = await findEntries(pool, [{ userId, meetingId }]);
  const code = entry && refusalOf(entry)?.code;
  if (code === 'not_member' || code === 'unauthenticated' || code === 'not_found') return 'not_member';
  if (code) return 'closed';
  if (await isSilenced(pool, meetingId, userId)) return 'muted';
  if (holdsDraft(words.of(meetingId), draft)) return 'held';
  return replyTo !== undefined && !(await isStored(pool, meetingId, replyTo)) ? 'invalid' : 'unavailable';
}

async function isStored(pool: pg.Pool, meetingId: number, seq: number): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'chat-is-stored',
    text: 'SELECT FROM messages WHERE meeting_id = $1 AND seq = $2',
    values: [meetingId, seq],
  });
  return rowCount === 1;
}

async function isSilenced(pool: pg.Pool, meetingId: number, userId: number): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'chat-silence',
    text: 'SELECT FROM meeting_silences WHERE meeting_id = $1 AND user_id = $2',
    values: [meetingId, userId],
  });
  return rowCount === 1;
}
