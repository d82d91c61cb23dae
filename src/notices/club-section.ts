import type { ClubDetail } from '../clubs/index.ts';
import { canManage, clubTool } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { markSeen } from './mark-seen.ts';
import { shownNotice } from './notice-view.ts';
import { canConfirm, canRead } from './policy.ts';
import { findPinnedAndNewest } from './read-notice-repository.ts';

/**
 * Returns the section of a club's page with its pinned notices and the newest one; null for people
 * who are no members and for a club without notices. If the page is seen, so are they.
 */
export async function noticesSection(
  db: Database,
  detail: ClubDetail,
  isSeen: boolean,
): Promise<PageSection | null> {
  const { club, asker, now } = detail;
  if (!asker || !canRead(detail).ok) return null;
  const reader = { userId: asker.userId, isManager: canManage(detail).ok, memberCount: club.memberCount };
  const { notices, total } = await findPinnedAndNewest(db, club.id, reader);
  if (notices.length === 0) return null;
  if (isSeen) await markSeen(db, detail, notices);
  const moment = { userId: asker.userId, canConfirm: canConfirm(detail).ok, now };
  return {
    view: 'notices/club-section',
    model: {
      section: {
        notices: notices.map((one) => shownNotice(one, moment)),
        href: `/clubs/${club.id}/notices`,
        others: total - notices.length,
      },
    },
  };
}

/** Returns the leaders' link to posting a notice; null for people without the right to. */
export const noticeTool = (detail: ClubDetail): PageSection | null =>
  canManage(detail).ok
    ? clubTool({ href: `/clubs/${detail.club.id}/notices#write`, label: '공지 올리기', note: null })
    : null;
