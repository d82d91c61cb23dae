import type { ReadingMark } from '../../src/notes/note.ts';
import type { TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

/** Asks for notes until some minutes from now, or before now, past the rules of the form. */
export const askForNotes = (
  { db }: Pick<TestStack, 'db'>,
  meetingId: number,
  { dueInMinutes, characters = 400 }: { readonly dueInMinutes: number; readonly characters?: number },
): Promise<unknown> => {
  const rule = { characters, dueAt: new Date(Date.now() + dueInMinutes * 60_000) };
  return db.meetingNoteRule.upsert({ where: { meetingId }, create: { meetingId, ...rule }, update: rule });
};

/** Stores a note, whatever the time is. @returns its id */
export async function createNote(
  { db }: Pick<TestStack, 'db'>,
  {
    meetingId,
    author,
    body,
    forPercent = 0,
  }: {
    readonly meetingId: number;
    readonly author: Pick<TestPerson, 'id'>;
    readonly body: string;
    readonly forPercent?: ReadingMark;
  },
): Promise<number> {
  const { id } = await db.meetingNote.create({ data: { meetingId, userId: author.id, body, forPercent } });
  return id;
}
