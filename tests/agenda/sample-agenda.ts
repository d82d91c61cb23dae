import type { TestStack } from '../support/stack.ts';

/** Stores an agenda of questions with their seconds, as a leader plans it. */
export async function createAgenda(
  stack: Pick<TestStack, 'db'>,
  meetingId: number,
  cards: readonly (readonly [body: string, seconds: number])[],
  { startsItself = false, isStarted = false } = {},
): Promise<void> {
  await stack.db.agenda.create({
    data: {
      meetingId,
      startsItself,
      startedAt: isStarted ? new Date() : null,
      cards: { create: cards.map(([body, seconds], position) => ({ position, body, seconds })) },
    },
  });
}
