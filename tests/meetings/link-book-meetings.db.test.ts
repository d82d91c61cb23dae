import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkBookMeetings } from '../../src/meetings/link-book-meetings.ts';
import { type SeededCatalogue, seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let catalogue: SeededCatalogue;
let leaderId: number;

beforeAll(async () => {
  stack = await openTestStack();
  catalogue = await seedCatalogue(stack);
  leaderId = (await createPerson(stack)).id;
});
afterAll(() => stack.close());

const open = (bookId: number, startsInMinutes: number, cancelledAt: Date | null = null) => {
  const startsAt = new Date(Date.now() + startsInMinutes * 60_000);
  const endsAt = new Date(startsAt.getTime() + 60 * 60_000);
  return stack.db.meeting.create({
    data: { title: '모임', bookId, leaderId, startsAt, endsAt, capacity: 5, cancelledAt },
  });
};

test('a book leads to its meetings: those to come, else those that run; past and cancelled ones do not count', async () => {
  const [upcoming = 0, live = 0, both = 0, past = 0, cancelled = 0, none = 0] = catalogue.topIds;
  await open(upcoming, 60);
  await open(live, -10);
  await open(both, -10);
  await open(both, 600);
  await open(past, -120);
  await open(cancelled, 60, new Date());
  const links = await linkBookMeetings(stack.db, [upcoming, live, both, past, cancelled, none], null);
  expect(Object.fromEntries(links)).toEqual({
    [upcoming]: `/meetings?book=${upcoming}`,
    [live]: `/meetings?when=live&book=${live}`,
    [both]: `/meetings?book=${both}`,
  });
  expect(await linkBookMeetings(stack.db, [], null)).toEqual(new Map());
});
