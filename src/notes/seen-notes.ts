import { findBlockedIds } from '../accounts/index.ts';
import { type MeetingAndAsker, type MeetingForAsker, takesPart } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { progressOf } from '../progress/index.ts';
import { dueAtOf, type Note, type NoteRule } from './note.ts';
import { countNotes, findNotes } from './read-note-repository.ts';
import { isDue, type Withheld, whyWithheld } from './withheld.ts';

/** A note as one member may see it: without its text if that is withheld. */
export type SeenNote = {
  /** Whether she blocked its author: she unfolds it. */
  readonly isFolded: boolean;
} & (
  | { readonly note: Note; readonly withheld: null }
  | { readonly note: Omit<Note, 'body'>; readonly withheld: Withheld }
);

/** Some of the notes that one person may know of, and the number of all. */
export interface SeenNotes {
  readonly notes: readonly SeenNote[];
  readonly total: number;
}

/** Returns the times that open the notes of a meeting. */
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
  found: MeetingAndAsker,
  { rule, skip, limit }: { readonly rule: NoteRule | null; readonly skip: number; readonly limit: number },
): Promise<SeenNotes> {
  const { meeting, asker } = found;
  const times = timesOf(found, rule);
  if (!asker || !takesPart(found) || !isDue(times)) return { notes: [], total: 0 };
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
