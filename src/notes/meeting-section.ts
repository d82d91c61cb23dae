import { markSeen } from '../asks/index.ts';
import { type MeetingForAsker, mayLead, phaseOf, takesPart } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { askOfNotes } from './note-ask.ts';
import { noteLimits } from './note-limits.ts';
import { canWrite } from './policy.ts';
import { findOwnNote } from './read-note-repository.ts';
import { findRule } from './rule-repository.ts';
import { notesBox } from './section-view.ts';
import { findSeenNotes, timesOf } from './seen-notes.ts';
import { isDue } from './withheld.ts';

/** Facts that are known before the section's own statements. */
interface NotesKnown {
  readonly isSeen: boolean;
  readonly mayHaveRule: boolean;
  readonly mayHaveOwnNote: boolean;
}

/**
 * Returns the section of a meeting's page with its notes, for members and leaders; null for others,
 * and once the meeting is over: its archive has them. A page that is seen with the question is
 * recorded in its ask.
 */
export async function notesSection(
  db: Database,
  found: MeetingForAsker,
  { isSeen, mayHaveRule, mayHaveOwnNote }: NotesKnown,
): Promise<PageSection | null> {
  const { meeting, asker, now } = found;
  const leads = mayLead(meeting, asker);
  const phase = phaseOf(meeting, now);
  if (!asker || phase === 'ended' || phase === 'cancelled' || !(takesPart(found) || leads)) return null;
  const [rule, own] = await Promise.all([
    mayHaveRule ? findRule(db, meeting.id) : null,
    mayHaveOwnNote ? findOwnNote(db, meeting.id, asker.userId) : null,
  ]);
  const seen = await findSeenNotes(db, found, { rule, skip: 0, limit: noteLimits.onMeetingPage });
  const times = timesOf(found, rule);
  if (isDue(times) && seen.total === 0 && !leads) return null;
  const mayWrite = canWrite(found, rule).ok;
  if (isSeen && rule && mayWrite) await markSeen(db, askOfNotes(meeting.id), asker.userId);
  const box = notesBox({
    meetingId: meeting.id,
    userId: asker.userId,
    rule,
    times,
    own,
    mayWrite,
    leads,
    ...seen,
  });
  return { view: 'notes/partials/meeting', model: { box } };
}
