import { type MeetingForAsker, phaseOf } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { canRate } from './policy.ts';
import { archiveLinkSection } from './section-view.ts';
import { decideArchive } from './show-archive.ts';

/**
 * Returns the links to a meeting's archive and to the rating of its book; null before the end and
 * for people without access.
 */
export async function findArchiveLink(db: Database, found: MeetingForAsker): Promise<PageSection | null> {
  if (phaseOf(found.meeting, found.now) !== 'ended' || !found.asker) return null;
  const { clubForAsker, decision } = await decideArchive(db, found);
  if (!decision.ok) return null;
  return archiveLinkSection(
    found.meeting,
    clubForAsker && canRate(clubForAsker).ok ? clubForAsker.club.id : null,
  );
}
