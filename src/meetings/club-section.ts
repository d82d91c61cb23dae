import { listBooks } from '../books/index.ts';
import { type ClubDetail, canManage, clubTool } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { newClubMeetingHref } from './club-form-view.ts';
import { nextMeetings } from './club-section-view.ts';
import { findClubMeetings } from './meeting-row-repository.ts';

/** Meetings on a club's page; the rest is in the list of meetings. */
const mostMeetings = 3;

/**
 * Returns the section of a club's page with its next meetings and their books; null for a closed
 * club that has none.
 */
export async function nextMeetingsSection(db: Database, detail: ClubDetail): Promise<PageSection | null> {
  const { club, asker } = detail;
  const askerId = asker?.userId ?? null;
  const rows = await findClubMeetings(db, club.id, { askerId, limit: mostMeetings });
  if (rows.length === 0 && club.closedAt) return null;
  const books = await listBooks(db, [...new Set(rows.map(({ bookId }) => bookId))]);
  return {
    view: 'meetings/club-section',
    model: {
      section: nextMeetings({ rows, books, askerId, mayOpen: canManage(detail).ok, clubId: club.id }),
    },
  };
}

/** Returns the leaders' link to opening a meeting; null for people without the right to. */
export const openMeetingTool = (detail: ClubDetail): PageSection | null =>
  canManage(detail).ok
    ? clubTool({ href: newClubMeetingHref(detail.club.id), label: '모임 열기', note: null, isMain: true })
    : null;

/** The link to what leaders did in the club's meetings. */
export const moderationTool = (detail: ClubDetail): PageSection | null =>
  canManage(detail).ok
    ? clubTool({ href: `/clubs/${detail.club.id}/moderation`, label: '운영 기록', note: null })
    : null;
