import { findMeetingForAsker, type MeetingForAsker, mayLead, takesPart } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { Note, NoteRule } from './note.ts';
import { noteLimits } from './note-limits.ts';
import { hasNotes, type NoteKey } from './note-repository.ts';
import { canSetRule, canWrite } from './policy.ts';
import { findOwnNote } from './read-note-repository.ts';
import { findRule } from './rule-repository.ts';
import { findSeenNotes, type SeenNote, timesOf } from './seen-notes.ts';
import type { TextTimes } from './withheld.ts';
import { findWriters, type Writer } from './writer-repository.ts';

/** The notes of a meeting as one person may see them. */
export interface MeetingNotes {
  readonly meetingForAsker: MeetingForAsker;
  readonly userId: number;
  readonly rule: NoteRule | null;
  readonly times: TextTimes & { readonly dueAt: Date };
  readonly own: Note | null;
  readonly mayWrite: boolean;
  readonly maySetRule: boolean;
  /** One page of the notes, once the time of writing is over; empty before. */
  readonly notes: readonly SeenNote[];
  readonly total: number;
  readonly leads: boolean;
  /** For leaders. */
  readonly writers: readonly Writer[] | null;
}

export type ShowNotesResult =
  | { readonly ok: true; readonly notes: MeetingNotes }
  | { readonly ok: false; readonly reason: 'not_found' | 'not_member' };

/** Finds the page of a meeting's notes for a member, a leader, or the author of one. */
export async function showNotes(
  db: Database,
  { meetingId, userId }: NoteKey,
  page: number,
): Promise<ShowNotesResult> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  if (!found) return { ok: false, reason: 'not_found' };
  const leads = mayLead(found.meeting, found.asker);
  const [rule, own] = await Promise.all([findRule(db, meetingId), findOwnNote(db, meetingId, userId)]);
  if (!takesPart(found) && !leads && !own) return { ok: false, reason: 'not_member' };
  const { perPage } = noteLimits;
  const [seen, writers, written] = await Promise.all([
    findSeenNotes(db, found, { rule, skip: (page - 1) * perPage, limit: perPage }),
    leads ? findWriters(db, meetingId) : null,
    hasNotes(db, meetingId),
  ]);
  return {
    ok: true,
    notes: {
      meetingForAsker: found,
      userId,
      rule,
      times: timesOf(found, rule),
      own,
      mayWrite: canWrite(found, rule).ok,
      maySetRule: canSetRule(found, { rule, hasNotes: written }).ok,
      ...seen,
      leads,
      writers,
    },
  };
}
