import type { ClubDetail } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { listLastRead } from './list-shelf.ts';
import { canArrange, canRead } from './policy.ts';
import { addBookLink, lastReadSection } from './section-view.ts';

const mostShown = 3;

/** Returns the books that a club read last, for its page; null for people who are no members. */
export async function findLastRead(db: Database, detail: ClubDetail): Promise<PageSection | null> {
  if (!canRead(detail).ok) return null;
  return lastReadSection(detail, await listLastRead(db, detail.club.id, mostShown));
}

/** Returns the link with which a leader adds books that the club read before; null for others. */
export const findAddLink = (detail: ClubDetail): PageSection | null =>
  canArrange(detail).ok ? addBookLink(detail.club.id) : null;
