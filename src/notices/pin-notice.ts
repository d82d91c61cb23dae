import { type ClubForAsker, canManage, type ManageRefusal, type NotFound } from '../clubs/index.ts';
import { withClubOfNotice } from './locked-notice.ts';
import { findFreePlace, findIsPinned, updatePlace } from './pin-repository.ts';
import type { NoticeServices } from './services.ts';

export type PinNoticeResult =
  | { readonly ok: true; readonly clubId: number }
  | { readonly ok: false; readonly reason: ManageRefusal | 'not_found' }
  | { readonly ok: false; readonly reason: 'pins_full'; readonly clubForAsker: ClubForAsker }
  | NotFound;

/** Pins a notice, or ends that. Does nothing if it is so already. */
export const pinNotice = (
  services: NoticeServices,
  userId: number,
  { noticeId, pinned }: { readonly noticeId: number; readonly pinned: boolean },
): Promise<PinNoticeResult> =>
  withClubOfNotice<PinNoticeResult>(services, { noticeId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    const clubId = clubForAsker.club.id;
    const isPinned = await findIsPinned(tx, noticeId);
    if (isPinned === null) return { ok: false, reason: 'not_found' };
    if (isPinned === pinned) return { ok: true, clubId };
    const place = pinned ? await findFreePlace(tx, clubId) : null;
    if (pinned && place === null) return { ok: false, reason: 'pins_full', clubForAsker };
    await updatePlace(tx, { noticeId, clubId }, place);
    return { ok: true, clubId };
  });
