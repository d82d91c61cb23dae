import { randomUUID } from 'node:crypto';
import { createPerson, prove, type TestPerson } from '../support/people.ts';
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

/** Creates an operator, whose session has a fresh proof unless `isProven` is false. */
export async function createOperator(
  stack: TestStack,
  nickname?: string,
  { isProven = true } = {},
): Promise<TestPerson> {
  const person = await createPerson(stack, nickname);
  await stack.db.user.update({ where: { id: person.id }, data: { isAdmin: true } });
  if (isProven) await prove(stack, person);
  return person;
}
