import { findBlockedIds } from '../accounts/index.ts';
import { findMeetingForAsker, type MeetingForAsker, mayLead } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { progressOf } from '../progress/index.ts';
import { dueAtOf, type Note, type NoteRule } from './note.ts';
import { noteLimits } from './note-limits.ts';
import { hasNotes, type NoteKey } from './note-repository.ts';
import { canRead, canSetRule, canWrite } from './policy.ts';
import { countNotes, findNotes, findOwnNote } from './read-note-repository.ts';
import { findRule } from './rule-repository.ts';
import { isDue, type TextTimes, type Withheld, whyWithheld } from './withheld.ts';
import { findWriters, type Writer } from './writer-repository.ts';

/** A note as one member may see it: without its text if that is withheld. */
export type SeenNote = {
  /** Whether she blocked its author: she unfolds it. */
  readonly isFolded: boolean;
} & (
  | { readonly note: Note; readonly withheld: null }
  | { readonly note: Omit<Note, 'body'>; readonly withheld: Withheld }
);

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
  if (!canRead(found) && !leads && !own) return { ok: false, reason: 'not_member' };
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

export const timesOf = (
  { meeting, now }: Pick<MeetingForAsker, 'meeting' | 'now'>,
  rule: NoteRule | null,
) => ({
  dueAt: dueAtOf(rule, meeting),
  startsAt: meeting.startsAt,
  cancelledAt: meeting.cancelledAt,
  now,
});

/** Finds the notes that a person may know of. The text of a withheld note does not leave here. */
export async function findSeenNotes(
  db: Database,
  found: Omit<MeetingForAsker, 'club'>,
  { rule, skip, limit }: { readonly rule: NoteRule | null; readonly skip: number; readonly limit: number },
): Promise<Pick<MeetingNotes, 'notes' | 'total'>> {
  const { meeting, asker } = found;
  const times = timesOf(found, rule);
  if (!asker || !canRead(found) || !isDue(times)) return { notes: [], total: 0 };
  const [notes, total, progress, blockedIds] = await Promise.all([
    findNotes(db, meeting.id, { skip, limit }),
    countNotes(db, meeting.id),
    progressOf(db, meeting.id, asker.userId),
    findBlockedIds(db, asker.userId),
  ]);
  const reader = { userId: asker.userId, progress };
  return {
    notes: notes.map((note) => ({
      ...seenNote(note, whyWithheld(note, reader, times)),
      isFolded: blockedIds.has(note.authorId),
    })),
    total,
  };
}

function seenNote(note: Note, withheld: Withheld | null) {
  if (withheld === null) return { note, withheld };
  const { body: _withheld, ...others } = note;
  return { note: others, withheld };
}
