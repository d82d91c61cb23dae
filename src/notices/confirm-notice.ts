import { findClubForAsker, type NotFound } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { findClubId } from './notice-repository.ts';
import { type ConfirmRefusal, canConfirm } from './policy.ts';
import { insertConfirmed } from './reading-repository.ts';

export type ConfirmNoticeResult =
  | { readonly ok: true; readonly clubId: number }
  | { readonly ok: false; readonly reason: ConfirmRefusal }
  | NotFound;

/** Records that a member has taken note of a notice. Idempotent. */
export async function confirmNotice(
  { db }: { readonly db: Database },
  userId: number,
  noticeId: number,
): Promise<ConfirmNoticeResult> {
  const clubId = await findClubId(db, noticeId);
  const clubForAsker = clubId === null ? null : await findClubForAsker(db, clubId, userId);
  if (!clubForAsker) return { ok: false, reason: 'not_found' };
  const decision = canConfirm(clubForAsker);
  if (!decision.ok) return decision;
  const stored = await insertConfirmed(db, userId, noticeId);
  return stored === 1 ? { ok: true, clubId: clubForAsker.club.id } : { ok: false, reason: 'not_found' };
}
