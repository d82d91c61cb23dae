import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardsThatRan } from '../../src/agenda/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { makeRecords } from '../../src/record/make-records.ts';
import { demoClub, demoMeetings } from '../../src/seeds/demo-meetings.ts';
import { seedDemo } from '../../src/seeds/index.ts';
import { recordServices } from '../record/sample-meeting.ts';
import { createBook } from '../support/meetings.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
  for (const _ of demoMeetings) await createBook(stack);
});
afterAll(() => stack.close());

test('a new site has a meeting with a question that runs, one with a record, and a club', async () => {
  const services = { db: stack.db, clock: systemClock };
  expect(await seedDemo(services)).toBe(true);
  expect(await seedDemo(services)).toBe(false);
  expect(await stack.db.club.findFirst({ select: { memberCount: true } })).toEqual({
    memberCount: demoClub.people.length,
  });
  const [running] = demoMeetings;
  const meeting = await stack.db.meeting.findFirstOrThrow({ where: { title: running?.title ?? '' } });
  const cards = await cardsThatRan(stack.pool, meeting.id);
  expect(cards.map(({ body }) => body)).toContain(running?.questions?.[0]?.body);
  expect(cards.every(({ questionId }) => questionId !== null)).toBe(true);
  const findQuestions = (id: number) => cardsThatRan(stack.pool, id);
  const withoutModel = recordServices(stack, null, { findQuestions });
  expect(await makeRecords(withoutModel)).toBe(1);
  const over = await stack.db.meeting.findUniqueOrThrow({ where: { id: withoutModel.told[0] ?? 0 } });
  expect(demoMeetings.find(({ title }) => title === over.title)?.talk).toBeDefined();
});
