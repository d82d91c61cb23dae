import { randomUUID } from 'node:crypto';
import type { TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

/** Stores a message as the chat does. @returns its number */
export async function sayIn(
  { db }: Pick<TestStack, 'db'>,
  meetingId: number,
  { id: userId }: Pick<TestPerson, 'id'>,
  body: string,
): Promise<number> {
  const { lastSeq: seq } = await db.room.update({
    where: { meetingId },
    data: { lastSeq: { increment: 1 } },
  });
  await db.message.create({ data: { meetingId, seq, userId, clientId: randomUUID(), body } });
  return seq;
}
