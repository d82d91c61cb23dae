import { findMeetingForAsker } from '../meetings/index.ts';
import { type NoteKey, type SentNote, storeNote } from './note-repository.ts';
import { canWrite, type WriteRefusal } from './policy.ts';
import { findRule } from './rule-repository.ts';
import type { NoteServices } from './services.ts';

export type WriteNoteResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: WriteRefusal | 'not_found' };

/** Stores a member's note in place of her earlier one. The database's clock decides. */
export async function writeNote(
  { db }: Pick<NoteServices, 'db'>,
  key: NoteKey,
  note: SentNote,
): Promise<WriteNoteResult> {
  const found = await findMeetingForAsker(db, key.meetingId, key.userId);
  if (!found) return { ok: false, reason: 'not_found' };
  const decision = canWrite(found, await findRule(db, key.meetingId));
  if (!decision.ok) return decision;
  return (await storeNote(db, key, note)) ? { ok: true } : { ok: false, reason: 'too_late' };
}
