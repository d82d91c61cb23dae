import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadReaderHome } from '../../src/home/reader-home.ts';
import { answersOf } from '../quiz/answers-of.ts';
import { type Persona, personas } from '../recommendations/personas.ts';
import { type SeededCatalogue, seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let catalogue: SeededCatalogue;
let books: { id: number; tags: string[] }[];

beforeAll(async () => {
  stack = await openTestStack();
  catalogue = await seedCatalogue(stack);
  books = await stack.db.book.findMany({ select: { id: true, tags: true } });
});
afterAll(() => stack.close());

/** Creates a reader with quiz answers and a recommendation from the genre's twenty candidates. */
async function reader({ answers }: Persona): Promise<number> {
  const { id: userId } = await createPerson(stack);
  await stack.db.tasteProfile.create({ data: { userId, answers, quizVersion: 'taste-1' } });
  await stack.db.recommendation.create({
    data: {
      userId,
      genreId: catalogue.full.id,
      answers: { ...answersOf(answers) },
      quizVersion: 'taste-1',
      requestKey: 'key',
      wishes: [],
      path: 'ai',
      promptVersion: 'test',
      candidates: [...catalogue.topIds],
      orders: [],
      rawOutputs: [],
      latencyMs: 1,
    },
  });
  return userId;
}

test('meetings that a reader would enjoy are found behind sixty earlier ones, measured as nDCG@4 over all such readers', async () => {
  const { id: leaderId } = await createPerson(stack);
  const [others, top] = [
    books.filter(({ id }) => !catalogue.topIds.includes(id)).slice(0, 3),
    books.filter(({ id }) => catalogue.topIds.includes(id)),
  ];
  const sooner = Array.from({ length: 60 }, (_, i) => others[i % others.length] ?? never());
  const startsAt = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000);
  const open = [...sooner.map((book) => ({ book, in: 1 })), ...top.map((book) => ({ book, in: 30 }))];
  await stack.db.meeting.createMany({
    data: open.map(({ book, in: days }, i) => ({
      title: `모임 ${i}`,
      bookId: book.id,
      leaderId,
      startsAt: startsAt(days),
      endsAt: startsAt(days + 0.1),
      capacity: 5,
    })),
  });

  const gains = await Promise.all(
    personas.map(async (persona) => {
      const { matches, meetings } = await loadReaderHome(stack, await reader(persona));
      const worth = (bookId: number) =>
        (books.find(({ id }) => id === bookId)?.tags ?? []).reduce(
          (sum, tag) => sum + Math.max(0, persona.likes.tags[tag] ?? 0),
          0,
        );
      const found = matches.map(({ meetingId }) =>
        worth(meetings.open.find(({ id }) => id === meetingId)?.bookId ?? never()),
      );
      const ideal = open.map(({ book }) => worth(book.id)).sort((one, other) => other - one);
      return ideal[0] === 0 ? [] : [discounted(found) / discounted(ideal)];
    }),
  );
  const shares = gains.flat();
  expect(shares.length).toBeGreaterThan(10);
  // 0.43; with the soonest two dozen alone it is 0.26.
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.35);
});

const discounted = (worths: readonly number[]) =>
  worths.slice(0, 4).reduce((sum, worth, i) => sum + worth / Math.log2(i + 2), 0);

function never(): never {
  throw new Error('not there');
}
