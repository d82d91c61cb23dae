import { type MeetingForAsker, phaseOf } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { archiveLinkSection } from './section-view.ts';
import { canReadArchive } from './show-archive.ts';

/** Returns the link to a meeting's archive; null before its end and for people without access. */
export async function findArchiveLink(db: Database, found: MeetingForAsker): Promise<PageSection | null> {
  if (phaseOf(found.meeting, found.now) !== 'ended' || !found.asker) return null;
  return (await canReadArchive(db, found)) ? archiveLinkSection(found.meeting.id) : null;
}
