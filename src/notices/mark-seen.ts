import type { ClubForAsker } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { ReadNotice } from './notice.ts';
import { canConfirm } from './policy.ts';
import { insertSeen } from './reading-repository.ts';

/** Records which of these notices a member sees for the first time. Her own do not count. */
export async function markSeen(
  db: Database,
  clubForAsker: ClubForAsker,
  notices: readonly ReadNotice[],
): Promise<void> {
  const { asker } = clubForAsker;
  if (!asker || !canConfirm(clubForAsker).ok) return;
  const isNew = ({ notice, reading }: ReadNotice) =>
    reading.seenAt === null && notice.author?.id !== asker.userId;
  const ids = notices.filter(isNew).map(({ notice }) => notice.id);
  if (ids.length > 0) await insertSeen(db, asker.userId, ids);
}
