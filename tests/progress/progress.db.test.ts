import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { progressOf } from '../../src/progress/index.ts';
import { storeProgress } from '../../src/progress/progress-repository.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let members: TestPerson[];
let outsider: TestPerson;
let id: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  members = [await createPerson(stack, '바다'), await createPerson(stack, '구름')];
  outsider = await createPerson(stack, '나그네');
});
afterAll(() => stack.close());

beforeEach(async () => {
  id = await createMeeting(stack, leader, members, { startsInMinutes: 60 });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const answer = (person: TestPerson, fields: Record<string, string>) =>
  as(person).post(`/meetings/${id}/progress`, fields);
const page = async (person: TestPerson | null) => (await as(person).get(`/meetings/${id}`).expect(200)).text;

/** The counts that a page shows, by value. */
const countsOn = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/data-progress-value="(\w+)" data-progress-count="(\d+)"/g)].map(([, value, count]) => [
      value,
      Number(count),
    ]),
  );
/** The list of counts with the names beside them. */
const listOn = (text: string) => /<ul class="progress__counts">([\s\S]*?)<\/ul>/.exec(text)?.[1] ?? '';

const [first, second] = [() => members[0] as TestPerson, () => members[1] as TestPerson];

describe('saying how far one has read', () => {
  test.each(['0', '25', '50', '75', '100', 'skip'])(
    '%s is stored and chosen on the page again',
    async (value) => {
      await answer(first(), { value }).expect(303).expect('Location', `/meetings/${id}#progress`);
      expect(String(await progressOf(stack.db, id, first().id))).toBe(value);
      expect(await page(first())).toMatch(new RegExp(`name="value" value="${value}" required checked`));
      expect(await page(second())).not.toMatch(/name="value" [^>]*checked/);
    },
  );

  test('can be changed, and the last answer counts', async () => {
    await answer(first(), { value: '25', showName: 'on' }).expect(303);
    await answer(first(), { value: '100' }).expect(303);
    expect(await progressOf(stack.db, id, first().id)).toBe(100);
    expect(await stack.db.meetingProgress.findMany({ where: { meetingId: id } })).toMatchObject([
      { percent: 100, showsName: false },
    ]);
  });

  test.each([{}, { value: '' }, { value: '30' }, { value: '050' }, { value: 'constructor' }])(
    '%o is 422 and stores nothing',
    async (fields) => {
      const { text } = await answer(first(), fields as Record<string, string>).expect(422);
      expect(text).toContain('다시 골라 주세요');
      expect(await progressOf(stack.db, id, first().id)).toBeNull();
    },
  );

  test('is for members only: others get 403 or 404, visitors 401', async () => {
    await answer(outsider, { value: '50' }).expect(403);
    await as(outsider).post('/meetings/999999/progress', { value: '50' }).expect(404);
    await as(null).post(`/meetings/${id}/progress`, { value: '50' }).expect(401);
    expect(await stack.db.meetingProgress.count({ where: { meetingId: id } })).toBe(0);
  });

  test('is over when the meeting has ended or is cancelled', async () => {
    id = await createMeeting(stack, leader, members, { startsInMinutes: -90, lengthMinutes: 60 });
    await answer(first(), { value: '50' }).expect(409);
    expect(await page(first())).not.toContain('어디까지 읽으셨어요');
    id = await createMeeting(stack, leader, members, { startsInMinutes: 60, cancelled: true });
    await answer(first(), { value: '50' }).expect(409);
  });

  test('is checked again by the statement that stores', async () => {
    const store = (userId: number) =>
      storeProgress(stack.db, { meetingId: id, userId }, { value: 50, showsName: false });
    expect(await store(outsider.id)).toBe(false);
    expect(await store(first().id)).toBe(true);
    id = await createMeeting(stack, leader, members, { startsInMinutes: -90, lengthMinutes: 60 });
    expect(await store(first().id)).toBe(false);
  });

  test('is asked until the end, also while the meeting runs', async () => {
    id = await createMeeting(stack, leader, members, { startsInMinutes: -5 });
    await answer(first(), { value: 'skip' }).expect(303);
    expect(await page(first())).toContain('어디까지 읽으셨어요?');
  });

  test('ends with the seat of the member', async () => {
    await answer(first(), { value: '50' }).expect(303);
    await as(first()).post(`/meetings/${id}/leave`).expect(303);
    expect(await progressOf(stack.db, id, first().id)).toBeNull();
  });
});

describe('what others see', () => {
  test('is nothing from two answers, and counts by value from three', async () => {
    await answer(first(), { value: '50' }).expect(303);
    await answer(second(), { value: 'skip' }).expect(303);
    for (const person of [leader, first(), second()]) {
      expect(await page(person)).not.toContain('data-progress-count');
      expect(await page(person)).toContain('3명이 알리면');
    }
    await answer(leader, { value: '50' }).expect(303);
    for (const person of [leader, first(), second()])
      expect(countsOn(await page(person))).toEqual({ 50: 2, skip: 1 });
  });

  test('is no name of a member who does not show hers, for the leader neither', async () => {
    await answer(first(), { value: '25' }).expect(303);
    await answer(second(), { value: '25', showName: 'on' }).expect(303);
    await answer(leader, { value: '100' }).expect(303);
    for (const person of [leader, first(), second()]) {
      const list = listOn(await page(person));
      expect(list).toContain('구름');
      expect(list).not.toContain('바다');
      expect(list).not.toContain('하늘');
    }
    await answer(second(), { value: '25' }).expect(303);
    expect(listOn(await page(leader))).not.toContain('구름');
  });

  test('is nothing at all for people without a seat', async () => {
    for (const person of [leader, ...members])
      await answer(person, { value: '75', showName: 'on' }).expect(303);
    for (const person of [outsider, null]) {
      const text = await page(person);
      expect(text).not.toContain('data-progress-count');
      expect(text).not.toContain('어디까지 읽으셨어요');
    }
  });

  test('names at most twelve of those who show theirs, and counts the others', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 14 }, (_, at) => createPerson(stack, `독자${String(at).padStart(2, '0')}`)),
    );
    id = await createMeeting(stack, leader, crowd, { startsInMinutes: 60 });
    for (const person of crowd) await answer(person, { value: '100', showName: 'on' }).expect(303);
    const list = listOn(await page(leader));
    expect(list).toContain('독자11');
    expect(list).not.toContain('독자12');
    expect(list).toContain('외 2명');
  });
});
