import { type ClubForAsker, type NotFound, withLockedClub } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { findClubId } from './notice-repository.ts';
import type { NoticeServices } from './services.ts';

/**
 * Locks the club of a notice and runs `change` in the same transaction. A notice of a club that the
 * person may not know of is not found. The notice may have been deleted meanwhile.
 */
export async function withClubOfNotice<Result>(
  services: NoticeServices,
  { noticeId, userId }: { readonly noticeId: number; readonly userId: number },
  change: (tx: Database, clubForAsker: ClubForAsker) => Promise<Result>,
): Promise<Result | NotFound> {
  const clubId = await findClubId(services.db, noticeId);
  if (clubId === null) return { ok: false, reason: 'not_found' };
  return withLockedClub<Result>(services, { clubId, userId }, change);
}
