import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alarmOf } from '../../src/alarms/alarm.ts';
import { createMailer } from '../../src/platform/mail.ts';
import { judgeText } from '../../src/platform/text/judge-text.ts';
import { textLimits } from '../../src/platform/text/text-limits.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson, planForm } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { hostileText } from '../support/hostile-text.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let bookId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack);
  bookId = (await createBook(stack, { title: '데미안' })).id;
});
afterAll(() => stack.close());

/** Posts many texts to a form, one after the other. */
const withHostileTexts = (tries: number, door: (text: string) => Promise<void>) =>
  fc.assert(fc.asyncProperty(hostileText, door), { numRuns: tries, endOnFailure: true });

test('any text posted for a meeting is stored within the limits or refused beside its field', async () => {
  await withHostileTexts(60, async (text) => {
    const fields = { title: text, description: text };
    const answer = await asPerson(app, leader).post('/meetings', planForm(bookId, fields));
    expect([303, 422, 429]).toContain(answer.status);
    if (answer.status !== 303) return;
    const id = Number(String(answer.headers.location).split('/').at(-1));
    const stored = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    expect(judgeText(stored.title, textLimits.meetingTitle)).toEqual({ ok: true, text: stored.title });
    if (stored.description !== '')
      expect(judgeText(stored.description, textLimits.meetingDescription).ok).toBe(true);
    for (const page of ['', '/calendar.ics'])
      await asPerson(app, null).get(`/meetings/${id}${page}`).expect(200);
  });
});

test('any review of a book is stored within the limits or refused beside its field', async () => {
  const clubId = await createClub(stack, leader);
  await stack.db.clubEarlierBook.create({ data: { clubId, bookId } });
  const entry = `/clubs/${clubId}/shelf/${bookId}`;
  await withHostileTexts(60, async (text) => {
    const fields = { stars: '4.5', review: text };
    const answer = await asPerson(app, leader).post(`${entry}/rating`, fields);
    expect([303, 422]).toContain(answer.status);
    const stored = await stack.db.clubRating.findFirst({ where: { clubId } });
    if (stored?.review)
      expect(judgeText(stored.review, textLimits.bookReview)).toEqual({ ok: true, text: stored.review });
    await asPerson(app, leader).get(entry).expect(200);
    const day = await asPerson(app, leader).post(`/clubs/${clubId}/shelf`, {
      bookId: String(bookId),
      readOn: text,
    });
    expect([303, 422]).toContain(day.status);
  });
});

test('any nickname, e-mail and password give an account within the limits or none', async () => {
  await withHostileTexts(60, async (text) => {
    const form = { email: `${text}@example.com`, nickname: text, password: text, isFourteen: 'on' };
    const names = {
      email: `a${Math.abs(hashOf(text))}@example.com`,
      nickname: text,
      password: '달빛 아래 책갈피 31',
      isFourteen: 'on',
    };
    for (const fields of [form, names]) {
      const answer = await app.browser().post('/signup').type('form').send(fields);
      expect([303, 422]).toContain(answer.status);
    }
    for (const path of ['/login', '/password/forgot']) {
      const answer = await app.browser().post(path).type('form').send({ email: text, password: text });
      expect(answer.status, path).toBeLessThan(500);
    }
  });
  for (const { nickname } of await stack.db.user.findMany()) {
    expect(judgeText(nickname, textLimits.nickname)).toEqual({ ok: true, text: nickname });
  }
});

test('any query is answered', async () => {
  const shelf = `/clubs/${await createClub(stack, leader)}/shelf/new`;
  await withHostileTexts(60, async (text) => {
    for (const path of ['/books', '/meetings', '/meetings/new', '/clubs', shelf])
      await asPerson(app, leader)
        .get(`${path}?q=${encodeURIComponent(text.toWellFormed())}`)
        .expect(200);
  });
});

test.each([
  ['of 6,907 conjoining jamo', 'ᄀ'.repeat(6_900).concat('abcdefg')],
  ['whose key would not fit into an index', '\ufdfa'.repeat(20)],
  ['of piled marks', 'q\u0301\u0302\u0303\u0304\u0305'.repeat(10)],
])('a nickname %s is refused beside its field', async (_name, nickname) => {
  const form = { email: 'long@example.com', nickname, password: '달빛 아래 책갈피 31', isFourteen: 'on' };
  const answer = await app.browser().post('/signup').type('form').send(form);
  expect(answer.status).toBe(422);
  expect(answer.text).toMatch(/id="[\w-]*nickname-error"/);
});

describe('direction controls in rows from before they were removed', () => {
  const turned = '\u202ekr.oc\u202c 데미안\u2066\u200f';
  const direction = /\p{Bidi_Control}/u;

  test('reach no page, no calendar and no share text', async () => {
    const author = await createPerson(stack, `${turned}1`);
    const id = await createMeeting(stack, author, [leader], { title: turned, startsInMinutes: 60 });
    await stack.db.meeting.update({ where: { id }, data: { description: turned } });
    const paths = [
      `/meetings/${id}`,
      `/meetings/${id}/calendar.ics`,
      `/meetings/${id}/edit`,
      '/meetings?mine=1',
    ];
    for (const path of [...paths, '/', '/settings', `/meetings/${id}/chat`, '/notifications']) {
      const { status, text } = await asPerson(app, author).get(path);
      expect(status, path).toBe(200);
      expect(text, path).not.toMatch(direction);
    }
    const inKakao = 'Mozilla/5.0 (Linux; Android 14) KAKAOTALK 10.4.5';
    const page = await asPerson(app, author).get(`/meetings/${id}`).set('User-Agent', inKakao);
    expect(page.text).toContain('calendar.google.com');
    expect(decodeURIComponent(page.text.replaceAll(/%(?![\dA-F]{2})/g, '%25'))).not.toMatch(direction);
    expect((await asPerson(app, null).get(`/meetings/${id}`)).text).toContain('kr.oc 데미안');
  });

  test('reach no alarm and no letter', async () => {
    const startsAt = new Date('2026-07-03T11:00:00Z');
    const announcement = { kind: 'starting_soon', meetingId: 1, startsAt, occasion: 0 } as const;
    expect(alarmOf(announcement, { title: turned, startsAt, now: startsAt }).title).not.toMatch(direction);
    const mailer = createMailer({
      smtpUrl: undefined,
      from: 'a@example.com',
      isDevelopment: true,
      log: app.live.log,
    });
    await mailer?.send({ to: 'b@example.com', subject: turned, text: turned });
    expect(JSON.stringify(mailer?.kept)).not.toMatch(direction);
  });
});

/** Returns a number that identifies a text, for an e-mail address. */
const hashOf = (text: string) =>
  [...text].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7);
