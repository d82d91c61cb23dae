import type { MeetingAndAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { noteLimits } from './note-limits.ts';
import { shownNote } from './note-view.ts';
import { findRule } from './rule-repository.ts';
import { findSeenNotes } from './seen-notes.ts';

/** Returns the notes in the archive of a meeting that took place; null if nobody has written. */
export async function archivedNotesSection(
  db: Database,
  found: MeetingAndAsker,
): Promise<PageSection | null> {
  const { meeting, asker, now } = found;
  if (!asker) return null;
  const rule = await findRule(db, meeting.id);
  const { notes, total } = await findSeenNotes(db, found, { rule, skip: 0, limit: noteLimits.perPage });
  if (total === 0) return null;
  const reader = { userId: asker.userId, now, hasBegun: true };
  return {
    view: 'notes/partials/archive',
    model: {
      section: {
        notes: notes.map((seen) => shownNote(seen, reader)),
        href: `/meetings/${meeting.id}/note`,
        others: total - notes.length,
      },
    },
  };
}
