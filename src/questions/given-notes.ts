import { holdsContact } from '../accounts/index.ts';
import type { Note, ReadingMark } from '../notes/index.ts';
import { holdsOrder } from './hostile-text.ts';

/** A note as the model is given it. */
export interface GivenNote {
  readonly noteId: number;
  /** Its name in the prompt, which tells no id of the database. */
  readonly alias: string;
  readonly text: string;
  readonly forPercent: ReadingMark;
}

const most = { notes: 40, lettersOfOne: 600, letters: 12_000 } as const;
export const mostGivenNotes = most.notes;

/**
 * Returns the notes that the model is given, within a bound of letters. Lines with contact data and
 * lines that give a program orders are left out, and so is a note that is left empty by that.
 */
export function givenNotes(notes: readonly Pick<Note, 'id' | 'body' | 'forPercent'>[]): GivenNote[] {
  let left: number = most.letters;
  return notes.slice(0, most.notes).flatMap(({ id, body, forPercent }, at) => {
    const room = Math.min(most.lettersOfOne, left);
    const letters = [...beginningOf(body, room).trim()].slice(0, room);
    left -= letters.length;
    return letters.length === 0
      ? []
      : [{ noteId: id, alias: `N${at + 1}`, text: letters.join(''), forPercent }];
  });
}

/** Returns lines that may be given, at least this many letters of them: each check takes time. */
function beginningOf(body: string, letters: number): string {
  let text = '';
  for (const line of body.split('\n')) {
    if (text.length >= 2 * letters) break;
    if (!holdsContact(line) && !holdsOrder(line)) text += `${line}\n`;
  }
  return text;
}
