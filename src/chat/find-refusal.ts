import type pg from 'pg';
import type { Draft } from './draft-repository.ts';
import { findEntries } from './entry-repository.ts';
import { refusalOf } from './policy.ts';
import type { SendRefusal } from './protocol.ts';
import type { RoomWords } from './room-words.ts';

/**
 * Returns why a draft was not stored. `unavailable`: nothing refuses it any more, because the end
 * was moved meanwhile, so sending it again works. If the account or the meeting does not exist, the
 * answer is `not_member`, as for a stranger.
 */
export async function findRefusal(
  { pool, words }: { readonly pool: pg.Pool; readonly words: RoomWords },
  meetingId: number,
  { userId, body }: Pick<Draft, 'userId' | 'body'>,
): Promise<SendRefusal> {
  const [entry] = await findEntries(pool, [{ userId, meetingId }]);
  const code = entry && refusalOf(entry)?.code;
  if (code === 'not_member' || code === 'unauthenticated' || code === 'not_found') return 'not_member';
  if (code) return 'closed';
  if (await isSilenced(pool, meetingId, userId)) return 'muted';
  return words.of(meetingId).holds(body) ? 'held' : 'unavailable';
}

async function isSilenced(pool: pg.Pool, meetingId: number, userId: number): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'chat-silence',
    text: 'SELECT FROM meeting_silences WHERE meeting_id = $1 AND user_id = $2',
    values: [meetingId, userId],
  });
  return rowCount === 1;
}
