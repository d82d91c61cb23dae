import { type ClubForAsker, canManage, clubTool, isMember } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { pathsOf, toolLabel } from './move-view.ts';

/** Returns the leaders' way to moving in; null for others. */
export const moveTool = (detail: ClubForAsker): PageSection | null =>
  canManage(detail).ok
    ? clubTool({ href: pathsOf(detail.club.id).move, label: toolLabel, note: null })
    : null;

/**
 * Returns what a leader can do while she is the only member and has moved nothing in; null for
 * others.
 */
export async function findFirstStep(db: Database, detail: ClubForAsker): Promise<PageSection | null> {
  const { id: clubId, memberCount } = detail.club;
  if (memberCount > 1 || !canManage(detail).ok) return null;
  const made = await db.clubImport.findFirst({ where: { clubId }, select: { id: true } });
  return made ? null : { view: 'moving-in/partials/first-step', model: { href: pathsOf(clubId).move } };
}

/** Returns the members' way to the past log; null for others, and while there is no log. */
export async function findPastLink(db: Database, { club, asker }: ClubForAsker): Promise<PageSection | null> {
  if (!isMember(asker)) return null;
  const line = await db.clubPastLine.findFirst({
    where: { clubId: club.id, deletedAt: null },
    select: { id: true },
  });
  return line && { view: 'moving-in/partials/past-link', model: { href: pathsOf(club.id).past } };
}
