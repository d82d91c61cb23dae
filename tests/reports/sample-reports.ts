import { randomUUID } from 'node:crypto';
import { createBook } from '../support/meetings.ts';
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

/** Stores a recommendation of one book to a reader, with a comment that the model wrote. */
export async function recommendTo(
  stack: TestStack,
  { id: userId }: Pick<TestPerson, 'id'>,
): Promise<{ id: number; bookId: number }> {
  const { id: bookId, genreId } = await createBook(stack);
  const { id } = await stack.db.recommendation.create({
    data: {
      userId,
      genreId,
      answers: {},
      quizVersion: '1',
      requestKey: randomUUID(),
      wishes: [],
      path: 'ai',
      model: 'fake-model',
      promptVersion: '7',
      candidates: [],
      orders: [],
      rawOutputs: [],
      latencyMs: 1,
      picks: {
        create: { position: 1, bookId, comment: '이상한 추천 글', commentByModel: true, claims: [] },
      },
    },
  });
  return { id, bookId };
}
