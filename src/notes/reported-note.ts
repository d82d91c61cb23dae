import { findMeetingForAsker, takesPart } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { progressOf } from '../progress/index.ts';
import type { Note } from './note.ts';
import type { NoteKey } from './note-repository.ts';
import { findNote } from './read-note-repository.ts';
import { findRule } from './rule-repository.ts';
import { timesOf } from './seen-notes.ts';
import { whyWithheld } from './withheld.ts';

/** Returns a note that a person may see, for a report; null for any other. */
export async function findReportableNote(
  db: Database,
  userId: number,
  noteId: number,
): Promise<(Note & { readonly meetingId: number }) | null> {
  const note = await findNote(db, noteId);
  const found = note && (await findMeetingForAsker(db, note.meetingId, userId));
  if (!found || !takesPart(found)) return null;
  const [rule, progress] = await Promise.all([
    findRule(db, note.meetingId),
    progressOf(db, note.meetingId, userId),
  ]);
  return whyWithheld(note, { userId, progress }, timesOf(found, rule)) === null ? note : null;
}

/** Hides a note from everybody but its author. Idempotent. */
export async function hideNote(tx: Database, { meetingId, userId }: NoteKey): Promise<void> {
  await tx.$executeRaw`
    UPDATE meeting_notes SET hidden_at = clock_timestamp()
    WHERE meeting_id = ${meetingId} AND user_id = ${userId} AND hidden_at IS NULL`;
}

/** Shows a hidden note again. Idempotent. */
export async function restoreNote(tx: Database, { meetingId, userId }: NoteKey): Promise<void> {
  await tx.meetingNote.updateMany({ where: { meetingId, userId }, data: { hiddenAt: null } });
}
