import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askMembers } from '../../src/attendance/ask-members.ts';
import { findRoll } from '../../src/attendance/roll-repository.ts';
import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { createLogger } from '../../src/platform/log.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;
let quiet: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
  quiet = await createPerson(stack, '나무');
});
afterAll(() => stack.close());

const as = (person: TestPerson) => asPerson(app, person);
const log = createLogger({ level: 'silent', name: 'test' });

/** A meeting in 20 hours whose members are asked, with its page and its minimum. */
async function askedMeeting(minimum: number | null = null, length?: number) {
  const options = { startsInMinutes: 20 * 60, ...(length ? { lengthMinutes: length } : {}) };
  const id = await createMeeting(stack, leader, [reader, quiet], options);
  await stack.db.meeting.update({ where: { id }, data: { minimum } });
  await askMembers({ db: stack.db, log });
  const page = `/meetings/${id}`;
  const sectionOf = async (person: TestPerson) => {
    const { text } = await as(person).get(page).expect(200);
    return /<section[^>]*id="attendance"[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
  };
  const find = () => stack.db.meeting.findUniqueOrThrow({ where: { id } });
  return { id, page, action: `${page}/attendance`, sectionOf, find };
}

describe('the page of a meeting', () => {
  test('asks a member, who answers with one button and may change it', async () => {
    const { action, sectionOf, page } = await askedMeeting();
    const before = await sectionOf(reader);
    expect(before).toContain(`action="${action}"`);
    expect(before).toMatch(/name="answer" value="yes">올 수 있어요[\s\S]*name="answer" value="no">못 가요/);
    expect(before).not.toContain('나무');
    await as(reader).post(action, { answer: 'yes' }).expect(303).expect('location', page);
    const after = await sectionOf(reader);
    expect(after).toContain('data-attendance="yes"');
    expect(after).not.toContain('value="yes"');
    expect(after).toContain('value="no"');
    await as(reader).post(action, { answer: 'no' }).expect(303);
    expect(await sectionOf(reader)).toBe('');
    expect((await as(reader).get(page).expect(200)).text).toContain('data-leaving');
  });

  test('tells the leader who comes, who saw the question and who did not, and no other member', async () => {
    const { action, sectionOf } = await askedMeeting();
    await as(reader).post(action, { answer: 'yes' }).expect(303);
    await sectionOf(quiet);
    const late = await sectionOf(leader);
    expect(late).toContain('data-coming>2명');
    expect(late).toMatch(/온다고 한 사람 2명<\/dt>[\s\S]*하늘[\s\S]*바다/);
    expect(late).toMatch(/보고 아직 답하지 않은 사람 1명<\/dt>[\s\S]*나무/);
    expect(late).not.toContain('name="answer"');
    const askHref = /href="(\/asks\/\d+)"/.exec(late)?.[1] ?? '';
    expect((await as(leader).get(askHref).expect(200)).text).toContain(`href="/meetings/`);
    expect(await sectionOf(reader)).not.toContain('data-coming');
  });

  test('asks nobody before the question', async () => {
    const id = await createMeeting(stack, leader, [reader], { startsInMinutes: 30 * 60 });
    const { text } = await as(reader).get(`/meetings/${id}`).expect(200);
    expect(text).not.toContain('id="attendance"');
  });

  test('refuses other answers, strangers and the leader', async () => {
    const { action } = await askedMeeting();
    await as(reader).post(action, { answer: 'maybe' }).expect(422);
    await as(await createPerson(stack))
      .post(action, { answer: 'yes' })
      .expect(403);
    await as(leader).post(action, { answer: 'no' }).expect(409);
    await as(reader).post('/meetings/999999/attendance', { answer: 'no' }).expect(404);
  });
});

describe('a meeting with fewer people than its minimum', () => {
  test('is postponed by its leader with one button to the same time a week later', async () => {
    const { id, page, action, sectionOf, find } = await askedMeeting(3, 90);
    await as(reader).post(action, { answer: 'yes' }).expect(303);
    const before = await find();
    const html = await sectionOf(leader);
    expect(html).toContain('최소 인원은 3명인데, 온다고 한 사람은 2명이에요');
    const field = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';
    const weekMs = 7 * 24 * 60 * 60_000;
    expect(field('startsAt')).toBe(seoulWallTime(new Date(before.startsAt.getTime() + weekMs)));
    const form = { startsAt: field('startsAt'), version: field('version') };
    await as(leader).post(`${action}/postpone`, form).expect(303).expect('location', page);
    const after = await find();
    expect(seoulWallTime(after.startsAt)).toBe(form.startsAt);
    expect(after.endsAt.getTime() - after.startsAt.getTime()).toBe(90 * 60_000);
    expect(after.minimum).toBe(3);
    expect(await findRoll(stack.db, id)).toEqual([]);
    expect(await stack.db.meetingChange.count({ where: { meetingId: id } })).toBe(1);
    // The form sent twice.
    await as(leader).post(`${action}/postpone`, form).expect(303);
    expect(await stack.db.meetingChange.count({ where: { meetingId: id } })).toBe(1);
  });

  test('keeps a typed date that is refused, with the message beside it', async () => {
    const { action } = await askedMeeting(3);
    const refuse = async (startsAt: string, message: string) => {
      const { text } = await as(leader).post(`${action}/postpone`, { startsAt, version: '1' }).expect(422);
      expect(text).toMatch(new RegExp(`id="field-startsAt-error"[^>]*>[^<]*${message}`));
      expect(text).toContain(`value="${startsAt}"`);
    };
    await refuse('2020-01-01T10:00', '지금보다 뒤로');
    await refuse('2040-01-01T10:00', '앞으로 1년');
    await refuse('2026-02-31T10:00', '골라 주세요');
  });

  test('is not postponed from an old page, by other members, or with people enough', async () => {
    const { action, page, sectionOf } = await askedMeeting(3);
    const form = { startsAt: seoulWallTime(new Date(Date.now() + 9 * 24 * 60 * 60_000)), version: '1' };
    await as(leader)
      .post(`${action}/postpone`, { ...form, version: '7' })
      .expect(409);
    await as(reader).post(`${action}/postpone`, form).expect(403);
    for (const person of [reader, quiet]) await as(person).post(action, { answer: 'yes' }).expect(303);
    expect(await sectionOf(leader)).not.toContain('postpone');
    await as(leader).post(`${action}/postpone`, form).expect(409);
    await as(leader).get(`${page}/attendance/postpone`).expect(409);
  });
});
