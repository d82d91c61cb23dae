import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openClubMeeting } from '../../src/meetings/open-club-meeting.ts';
import { openMeeting } from '../../src/meetings/open-meeting.ts';
import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson, planForm } from './plan-form.ts';
import { clubPlan } from './sample-club-meeting.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let bookId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  bookId = (await createBook(stack)).id;
});
afterAll(() => stack.close());
beforeEach(async () => {
  leader = await createPerson(stack);
});

const day = 24 * 60 * 60_000;
const post = (fields: Record<string, string>) =>
  asPerson(app, leader).post('/meetings', planForm(bookId, fields));
const meetings = () =>
  stack.db.meeting.findMany({ where: { leaderId: leader.id }, orderBy: { startsAt: 'asc' } });
/** The time of a form, this many days from now at half past seven in the evening. */
const evening = (days: number) => `${seoulWallTime(new Date(Date.now() + days * day)).slice(0, 10)}T19:30`;
const plan = (days: number) => ({ startsAt: evening(days), endsAt: `${evening(days).slice(0, 10)}T21:00` });
const errorAt = (html: string, field: string) =>
  new RegExp(`id="field-${field}-error">([^<]+)`).exec(html)?.[1];

describe('a series', () => {
  test('is as many meetings as asked for, each with its own room and seat, and leads to the first', async () => {
    const { headers } = await post({ ...plan(3), repeat: 'weekly', times: '6' }).expect(303);
    const made = await meetings();
    expect(headers.location).toBe(`/meetings/${made[0]?.id}`);
    expect(made.map(({ startsAt }) => seoulWallTime(startsAt))).toEqual([3, 10, 17, 24, 31, 38].map(evening));
    for (const { id, seriesId, endsAt, startsAt, memberCount } of made) {
      expect(seriesId).toBe(made[0]?.id);
      expect(endsAt.getTime() - startsAt.getTime()).toBe(90 * 60_000);
      expect(memberCount).toBe(1);
      expect(await stack.db.membership.count({ where: { meetingId: id } })).toBe(1);
      expect(await stack.db.room.count({ where: { meetingId: id } })).toBe(1);
    }
  });

  test('of a club has a seat for each of its members in each meeting', async () => {
    const clubId = await createClub(stack, leader);
    const members = [await createPerson(stack), await createPerson(stack)];
    for (const { id: userId } of members)
      await stack.db.clubMembership.create({ data: { clubId, userId, role: 'member' } });
    const repetition = { repeat: 'monthly', times: 4 } as const;
    const result = await openClubMeeting({ db: stack.db }, leader.id, {
      clubId,
      plan: await clubPlan(stack),
      repetition,
    });
    expect(result.ok).toBe(true);
    const made = await stack.db.meeting.findMany({ where: { clubId }, include: { memberships: true } });
    expect(made.map(({ memberCount, memberships }) => [memberCount, memberships.length])).toEqual(
      Array.from({ length: 4 }, () => [3, 3]),
    );
  });

  test('sent twice, also at the same moment, is made once', async () => {
    const form = { ...plan(2), repeat: 'biweekly', times: '3' };
    const answers = await Promise.all([post(form), post(form), post(form)]);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    await post(form).expect(303);
    expect(await meetings()).toHaveLength(3);
    await post({ ...form, times: '4' }).expect(303);
    expect(await meetings()).toHaveLength(7);
  });

  test.each<[string, Record<string, string>]>([
    ['no rhythm', {}],
    ['the rhythm “none” and any number', { repeat: 'none', times: '77' }],
    ['a rhythm and one time', { repeat: 'weekly', times: '1' }],
  ])('is not made with %s', async (_what, fields) => {
    await post({ ...plan(2), ...fields }).expect(303);
    expect((await meetings()).map(({ seriesId }) => seriesId)).toEqual([null]);
  });

  test.each<[string, string, Record<string, string>, string]>([
    ['13 times', 'times', { repeat: 'weekly', times: '13' }, '12번까지'],
    ['0 times', 'times', { repeat: 'weekly', times: '0' }, '12번까지'],
    ['−1 times', 'times', { repeat: 'monthly', times: '-1' }, '12번까지'],
    ['1.5 times', 'times', { repeat: 'monthly', times: '1.5' }, '12번까지'],
    ['“many” times', 'times', { repeat: 'monthly', times: '<b>many' }, '12번까지'],
    ['a daily rhythm', 'repeat', { repeat: 'daily', times: '3' }, '얼마나 자주'],
    [
      'a last meeting after a year',
      'times',
      { repeat: 'monthly', times: '12', ...plan(60) },
      '1년 뒤를 넘어요',
    ],
  ])(
    'with %s is refused beside the field, with the input kept and nothing made',
    async (_what, field, fields, message) => {
      const { text } = await post({ ...plan(2), ...fields }).expect(422);
      expect(errorAt(text, field)).toContain(message);
      expect(text).not.toContain('<b>many');
      if (fields.repeat !== 'daily') expect(text).toMatch(new RegExp(`value="${fields.repeat}" selected`));
      expect(await meetings()).toEqual([]);
    },
  );

  test('that would lead to more meetings than one account may lead is refused as a whole', async () => {
    const limits = { upcoming: { led: 5, joined: 300 }, changes: { count: 20 } };
    const open = async (times: number) =>
      openMeeting({ db: stack.db, limits }, leader.id, await clubPlan(stack), { repeat: 'weekly', times });
    expect(await open(3)).toMatchObject({ ok: true });
    expect(await open(3)).toEqual({ ok: false, problems: { times: 'series_too_many' } });
    expect(await meetings()).toHaveLength(3);
    expect(await open(2)).toMatchObject({ ok: true });
    expect(await open(2)).toEqual({ ok: false, reason: 'too_many_led' });
  });

  test('with a wrong start and a wrong number shows both messages', async () => {
    const { text } = await post({
      startsAt: evening(-1),
      endsAt: evening(1),
      repeat: 'weekly',
      times: '99',
    }).expect(422);
    expect(errorAt(text, 'startsAt')).toBeTruthy();
    expect(errorAt(text, 'times')).toBeTruthy();
  });

  test('that was refused for something else is shown in words with its days', async () => {
    const { text } = await post({ ...plan(2), title: '', repeat: 'weekly', times: '3' }).expect(422);
    expect(text).toMatch(/data-repeat-words>매주 .요일 저녁 7시 30분, 3번</);
    expect([...(/data-repeat-days>(.*?)<\/ol>/s.exec(text)?.[1] ?? '').matchAll(/<li>/g)]).toHaveLength(3);
  });
});
