import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startsLike } from '../../src/meetings/starts-like-view.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson } from './plan-form.ts';
import { at } from './sample-meeting.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;
let absent: TestPerson;
let id: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
  absent = await createPerson(stack, '구름');
  id = await createMeeting(stack, leader, [reader, absent], {
    startsInMinutes: -120,
    lengthMinutes: 90,
    title: '6월 모임',
    capacity: 7,
  });
  await stack.db.meetingEntrance.createMany({
    data: [reader, leader].map(({ id: userId }) => ({ meetingId: id, userId })),
  });
});
afterAll(() => stack.close());

const thanks = '함께해 주셔서 고마워요';
const as = (person: TestPerson | null) => asPerson(app, person);
const page = async (person: TestPerson | null, meetingId = id) =>
  (await as(person).get(`/meetings/${meetingId}`).expect(200)).text;

describe('after the end of a meeting', () => {
  test('its members read who came', async () => {
    for (const person of [leader, reader, absent]) {
      const html = await page(person);
      expect(html).toContain('하늘, 바다 님이 다녀갔어요.');
      expect(html).toContain(`href="/meetings/${id}/next"`);
    }
  });

  test('a member who did not come is not thanked for coming', async () => {
    for (const person of [leader, reader]) expect(await page(person)).toContain(thanks);
    const html = await page(absent);
    expect(html).not.toContain(thanks);
    expect(html).toContain('모임이 끝났어요');
  });

  test('a member who hides her presence from others is thanked', async () => {
    const hidden = await createMeeting(stack, leader, [reader], { startsInMinutes: -120, lengthMinutes: 90 });
    for (const { id: userId } of [leader, reader])
      await stack.db.meetingEntrance.create({ data: { meetingId: hidden, userId } });
    await stack.db.$executeRaw`
      INSERT INTO meeting_presences (meeting_id, user_id, hidden_at) VALUES (${hidden}, ${reader.id}, now())`;
    expect(await page(reader, hidden)).toContain(thanks);
  });

  test('everybody is thanked when nobody is recorded to have come', async () => {
    const met = await createMeeting(stack, leader, [reader], { startsInMinutes: -120, lengthMinutes: 90 });
    for (const person of [leader, reader]) expect(await page(person, met)).toContain(thanks);
  });

  test('other people read neither', async () => {
    for (const person of [null, await createPerson(stack)]) {
      const html = await page(person);
      expect(html).not.toContain('고마워요');
      expect(html).not.toContain('다녀갔어요');
    }
  });

  test('nobody is thanked for a cancelled meeting or a running one', async () => {
    const cancelled = await createMeeting(stack, leader, [], { startsInMinutes: -120, cancelled: true });
    const live = await createMeeting(stack, leader, []);
    for (const one of [cancelled, live]) expect(await page(leader, one)).not.toContain('고마워요');
  });

  test('parts and people are named as past', async () => {
    expect(await page(leader)).toContain('내가 연 모임');
    expect(await page(reader)).toContain('참여한 모임');
    expect(await page(reader)).toContain('함께한 사람');
    const cancelled = await createMeeting(stack, leader, [reader], { startsInMinutes: 60, cancelled: true });
    expect(await page(reader, cancelled)).toContain('참여하려던 모임');
    expect(await page(reader, cancelled)).not.toContain('참여 중');
  });
});

describe('the next meeting', () => {
  const fieldOf = (html: string, name: string) =>
    new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];

  test('is filled in from the last one except for its date', async () => {
    const { bookId } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    for (const person of [leader, reader]) {
      await as(person).get(`/meetings/new?from=${id}`).expect(302).expect('Location', `/meetings/${id}/next`);
      const { text } = await as(person).get(`/meetings/${id}/next`).expect(200);
      expect(text).toContain('다음 회차 열기');
      expect(fieldOf(text, 'bookId')).toBe(String(bookId));
      expect(fieldOf(text, 'title')).toBe('6월 모임');
      expect(fieldOf(text, 'capacity')).toBe('7');
      expect(fieldOf(text, 'startsAt')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
      expect(fieldOf(text, 'version')).toBeUndefined();
      expect(text).toContain(`data-length-ms="${90 * 60_000}"`);
    }
  });

  test('of another club is an empty choice of books', async () => {
    const stranger = await createPerson(stack);
    for (const from of [id, 2_000_000_000]) {
      const { text } = await as(stranger).get(`/meetings/new?from=${from}`).expect(200);
      expect(text).toContain('어떤 책으로 모일까요?');
      expect(text).not.toContain('6월 모임');
    }
  });

  test.each([
    ['an hour after the start', '2026-07-03T12:00:00Z', '2026-07-10T20:00'],
    ['six days later', '2026-07-09T11:00:00Z', '2026-07-10T20:00'],
    ['exactly a week later', '2026-07-10T11:00:00Z', '2026-07-17T20:00'],
    ['two months later', '2026-09-02T11:00:00Z', '2026-09-04T20:00'],
    ['before the start', '2026-07-01T11:00:00Z', '2026-07-10T20:00'],
  ])('%s is first offered on the same weekday and at the same time', (_when, now, first) => {
    const [start] = startsLike(at('2026-07-03T11:00:00Z'), at(now));
    expect(start?.value).toBe(first);
  });
});

describe('rating the book', () => {
  const rate = (person: TestPerson, verdict: string, meetingId = id) =>
    as(person).post(`/meetings/${meetingId}/rating`, { verdict });

  test('takes a member one tap, and another tap changes it', async () => {
    expect(await page(reader)).toMatch(/value="like" aria-pressed="false"/);
    await rate(reader, 'like').expect(303).expect('Location', `/meetings/${id}#rating`);
    expect(await page(reader)).toMatch(/value="like" aria-pressed="true"/);
    await rate(reader, 'dislike').expect(303);
    expect(await page(reader)).toMatch(/value="dislike" aria-pressed="true"/);
    const { bookId } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    expect(
      await stack.db.bookVerdict.findMany({ where: { bookId }, select: { userId: true, taste: true } }),
    ).toEqual([{ userId: reader.id, taste: 'dislike' }]);
  });

  test('is for members of a meeting that took place', async () => {
    const live = await createMeeting(stack, leader, [reader]);
    const cancelled = await createMeeting(stack, leader, [reader], {
      startsInMinutes: -120,
      cancelled: true,
    });
    await rate(await createPerson(stack), 'like').expect(404);
    for (const one of [live, cancelled, 2_000_000_000]) await rate(reader, 'like', one).expect(404);
    await rate(reader, 'love').expect(422);
  });
});
