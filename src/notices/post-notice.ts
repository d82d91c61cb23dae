import { openAsk } from '../asks/index.ts';
import { canManage, type ManageRefusal, type NotFound, withLockedClub } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { noticeLimits } from './notice-limits.ts';
import { countNotices, findSame, insertNotice } from './notice-repository.ts';
import { findFreePlace, updatePlace } from './pin-repository.ts';
import type { NoticeServices } from './services.ts';

export type PostRefusal = ManageRefusal | 'pins_full' | 'too_many_today' | 'too_many_kept';

export type PostNoticeResult =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly reason: PostRefusal }
  | NotFound;

interface NewNotice {
  readonly clubId: number;
  readonly body: string;
  readonly pinned: boolean;
  /** The pinned notice that gives its place to this one; null if none has to. */
  readonly unpin: number | null;
}

const dayMs = 24 * 60 * 60_000;

/**
 * Posts a notice to the members of a club. The same text sent twice within a minute gives the same
 * notice.
 */
export const postNotice = (
  services: NoticeServices,
  userId: number,
  { clubId, body, pinned, unpin }: NewNotice,
): Promise<PostNoticeResult> =>
  withLockedClub<PostNoticeResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    const same = await findSame(tx, { clubId, authorId: userId, body });
    if (same !== null) return { ok: true, id: same };
    const { kept, today } = await countNotices(tx, clubId);
    if (kept >= noticeLimits.kept) return { ok: false, reason: 'too_many_kept' };
    if (today >= noticeLimits.perDay) return { ok: false, reason: 'too_many_today' };
    const pinPlace = pinned ? await makeRoom(tx, clubId, unpin) : null;
    if (pinned && pinPlace === null) return { ok: false, reason: 'pins_full' };
    const id = await insertNotice(tx, { clubId, authorId: userId, body, pinPlace });
    // The notice tells of itself, and keeps its readings: the ask lists and reminds.
    const closesAt = new Date(clubForAsker.now.getTime() + noticeLimits.askedDays * dayMs);
    await openAsk({}, tx, {
      kind: 'notice',
      subjectId: id,
      clubId,
      meetingId: null,
      askedBy: userId,
      closesAt,
      isTold: false,
    });
    await services.announce?.(tx, { kind: 'club_notice', clubId, noticeId: id, byUserId: userId });
    return { ok: true, id };
  });

/** Returns a free place, or the place of the notice that may be unpinned; null if all are taken. */
async function makeRoom(tx: Database, clubId: number, unpin: number | null): Promise<number | null> {
  const place = await findFreePlace(tx, clubId);
  if (place !== null || unpin === null) return place;
  await updatePlace(tx, { noticeId: unpin, clubId }, null);
  return findFreePlace(tx, clubId);
}
