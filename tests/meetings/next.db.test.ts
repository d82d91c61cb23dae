import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openClubMeeting } from '../../src/meetings/open-club-meeting.ts';
import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson } from './plan-form.ts';
import { clubPlan } from './sample-club-meeting.ts';
import { day, hour, later } from './sample-meeting.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let coLeader: TestPerson;
let member: TestPerson;
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
});
afterAll(() => stack.close());
beforeEach(async () => {
  [leader, coLeader, member] = [
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
  clubId = await createClub(stack, leader, { visibility: 'unlisted' });
  await stack.db.clubMembership.createMany({
    data: [
      { clubId, userId: coLeader.id, role: 'co_leader' },
      { clubId, userId: member.id, role: 'member' },
    ],
  });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const fieldOf = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];

/** Opens a biweekly series of two in the club. @returns the first meeting */
async function openSeries(fields: Parameters<typeof clubPlan>[1] = {}) {
  const opened = await openClubMeeting({ db: stack.db }, leader.id, {
    clubId,
    plan: await clubPlan(stack, fields),
    repetition: { repeat: 'biweekly', times: 2 },
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return stack.db.meeting.findUniqueOrThrow({ where: { id: opened.id } });
}

describe('the form of the next meeting', () => {
  test('of a series copies all but the date, which follows the rhythm, and opens a club meeting', async () => {
    const first = await openSeries({
      title: '겨울 밤의 독서',
      description: '끝까지 읽고 만나요.',
      capacity: 21,
    });
    const { text } = await as(leader).get(`/meetings/${first.id}/next`).expect(200);
    expect(fieldOf(text, 'clubId')).toBe(String(clubId));
    expect(fieldOf(text, 'bookId')).toBe(String(first.bookId));
    expect(fieldOf(text, 'title')).toBe('겨울 밤의 독서');
    expect(fieldOf(text, 'capacity')).toBe('21');
    expect(text).toContain('끝까지 읽고 만나요.');
    expect(fieldOf(text, 'startsAt')).toBe(seoulWallTime(later(first.startsAt, 28 * day)));
    expect(fieldOf(text, 'endsAt')).toBe(seoulWallTime(later(first.endsAt, 28 * day)));
    const form = Object.fromEntries(
      ['clubId', 'bookId', 'title', 'capacity', 'startsAt', 'endsAt'].map((name) => [
        name,
        fieldOf(text, name) ?? '',
      ]),
    );
    await as(coLeader).post('/meetings', form).expect(303);
    const made = await stack.db.meeting.findFirstOrThrow({ where: { clubId }, orderBy: { id: 'desc' } });
    expect([made.leaderId, made.memberCount, made.seriesId]).toEqual([leader.id, 3, null]);
  });

  test('of a single club meeting follows the last two meetings of the club', async () => {
    const [before, last] = [await openSeries(), await openSeries()];
    await stack.db.meeting.updateMany({ where: { clubId }, data: { seriesId: null } });
    await stack.db.meeting.deleteMany({ where: { clubId, id: { notIn: [before.id, last.id] } } });
    await stack.db.meeting.update({
      where: { id: last.id },
      data: { startsAt: later(before.startsAt, 7 * day), endsAt: later(before.endsAt, 7 * day) },
    });
    const { text } = await as(leader).get(`/meetings/${before.id}/next`).expect(200);
    expect(fieldOf(text, 'startsAt')).toBe(seoulWallTime(later(before.startsAt, 14 * day)));
  });

  test('leaves a title that came from the book to the next book', async () => {
    const first = await openSeries();
    const { title } = await stack.db.book.findUniqueOrThrow({ where: { id: first.bookId } });
    await stack.db.meeting.update({ where: { id: first.id }, data: { title: `『${title}』 모임` } });
    const { text } = await as(leader).get(`/meetings/${first.id}/next`).expect(200);
    expect(fieldOf(text, 'title')).toBeUndefined();
  });

  test('is for members of a meeting without a club', async () => {
    const id = await createMeeting(stack, leader, [member], { startsInMinutes: -120, lengthMinutes: 60 });
    for (const person of [leader, member]) await as(person).get(`/meetings/${id}/next`).expect(200);
    await as(coLeader).get(`/meetings/${id}/next`).expect(403);
    await as(null).get(`/meetings/${id}/next`).expect(302);
    await as(leader).get('/meetings/2000000000/next').expect(404);
    await as(leader).get('/meetings/abc/next').expect(404);
  });

  test('is for the leaders of an open club, and an unlisted club’s meeting is not there for outsiders', async () => {
    const { id } = await openSeries();
    for (const person of [leader, coLeader]) await as(person).get(`/meetings/${id}/next`).expect(200);
    await as(member).get(`/meetings/${id}/next`).expect(403);
    await as(await createPerson(stack))
      .get(`/meetings/${id}/next`)
      .expect(404);
    await stack.db.club.update({ where: { id: clubId }, data: { closedAt: new Date() } });
    await as(leader).get(`/meetings/${id}/next`).expect(409);
  });

  test('is linked for those who may open it only', async () => {
    const { id } = await openSeries();
    const past = { startsAt: new Date(Date.now() - day), endsAt: new Date(Date.now() - day + hour) };
    expect((await as(leader).get(`/meetings/${id}`).expect(200)).text).toContain('다음 회차 열기');
    await stack.db.meeting.update({ where: { id }, data: past });
    for (const [person, isLinked] of [
      [leader, true],
      [coLeader, true],
      [member, false],
    ] as const) {
      const { text } = await as(person).get(`/meetings/${id}`).expect(200);
      expect(text).toContain('함께해 주셔서 고마워요');
      expect(text.includes(`/meetings/${id}/next`)).toBe(isLinked);
    }
  });
});
