import { dropAsk } from '../asks/index.ts';
import { canManage, type ManageRefusal, type NotFound } from '../clubs/index.ts';
import { withClubOfNotice } from './locked-notice.ts';
import { deleteNoticeRow } from './notice-repository.ts';
import type { NoticeServices } from './services.ts';

export type DeleteNoticeResult =
  | { readonly ok: true; readonly clubId: number }
  | { readonly ok: false; readonly reason: ManageRefusal | 'not_found' }
  | NotFound;

/** Deletes a notice for all. It cannot be undone. */
export const deleteNotice = (
  services: NoticeServices,
  userId: number,
  noticeId: number,
): Promise<DeleteNoticeResult> =>
  withClubOfNotice<DeleteNoticeResult>(services, { noticeId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    const isDeleted = await deleteNoticeRow(tx, noticeId);
    await dropAsk(tx, { kind: 'notice', subjectId: noticeId });
    return isDeleted ? { ok: true, clubId: clubForAsker.club.id } : { ok: false, reason: 'not_found' };
  });
