import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson } from './plan-form.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
afterAll(() => stack.close());
beforeEach(async () => {
  [leader, reader] = [await createPerson(stack), await createPerson(stack)];
});

const as = (person: TestPerson | null) => asPerson(app, person);
const day = 24 * 60;

/** Makes a calendar address. @returns the settings page after it, and the path of the feed */
async function makeFeed(person: TestPerson) {
  const made = await as(person).post('/settings/calendar/renew').expect(303);
  expect(made.headers.location).toBe('/settings#calendar');
  const [cookie = ''] = made.headers['set-cookie'] as unknown as string[];
  const carried = cookie.split(';', 1)[0] ?? '';
  const { text } = await app
    .browser()
    .get('/settings')
    .set('Cookie', `${person.cookie}; ${carried}`)
    .expect(200);
  const url = /data-calendar-url="([^"]+)"/.exec(text)?.[1] ?? '';
  return { html: text, url, path: new URL(url).pathname };
}

const tokenOf = (path: string) => path.split('/').at(-1)?.replace('.ics', '') ?? '';

/** The events of a feed as an independent reader understands them, by UID. */
async function read(path: string) {
  const { text } = await app.browser().get(path).expect(200);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return { text, calendar, events, uids: events.map(({ uid }) => uid).sort() };
}

const uidOf = (id: number) => `meeting-${id}@bookmoim`;
const open = (options: MeetingOptions = {}, members = [reader]) =>
  createMeeting(stack, leader, members, { startsInMinutes: day, ...options });

/** A meeting of a club in which these people have seats. */
async function openInClub(clubId: number, members: TestPerson[], options: MeetingOptions = {}) {
  const id = await open(options, members);
  await stack.db.meeting.update({ where: { id }, data: { clubId } });
  return id;
}

const joinClub = (clubId: number, { id: userId }: TestPerson) =>
  stack.db.clubMembership.create({ data: { clubId, userId, role: 'member' } });

describe('a calendar address', () => {
  test('is shown once, for calendar programs and as a link, and is not stored', async () => {
    const { html, url, path } = await makeFeed(reader);
    const token = tokenOf(path);
    expect(path).toMatch(/^\/calendar\/[\w-]{32}\.ics$/);
    expect(html).toContain(`href="${url.replace(/^https?:/, 'webcal:')}"`);
    expect((await as(reader).get('/settings').expect(200)).text).not.toContain(token);
    expect(JSON.stringify(await stack.db.calendarFeed.findMany())).not.toContain(token);
  });

  test('is not in the log, whatever its spelling', async () => {
    const { path } = await makeFeed(reader);
    await app.browser().get(path).expect(200);
    await app.browser().get(path.replace('calendar', 'Calendar')).expect(200);
    await app.browser().get(`${path}/x`).expect(404);
    const logged = JSON.stringify(app.logs);
    expect(logged).toContain('/calendar/:token');
    expect(logged).not.toContain(tokenOf(path));
  });

  test('is kept by no shared cache and by no search engine, and is not sent to other sites', async () => {
    const { path } = await makeFeed(reader);
    const { headers } = await app.browser().get(path).expect(200);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers['x-robots-tag']).toContain('noindex');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('of before a renewal answers 404, like a revoked one and one that never was', async () => {
    const old = await makeFeed(reader);
    const renewed = await makeFeed(reader);
    await app.browser().get(old.path).expect(404);
    await app.browser().get(renewed.path).expect(200);
    await as(reader).post('/settings/calendar/revoke').expect(303);
    await app.browser().get(renewed.path).expect(404);
    await as(reader).post('/settings/calendar/revoke').expect(303);
    for (const token of ['x'.repeat(32), 'x', '%00', '가', 'x'.repeat(5_000)])
      await app.browser().get(`/calendar/${token}.ics`).expect(404);
  });

  test('is made and revoked by a logged-in person only, and 20 times an hour', async () => {
    await as(null).post('/settings/calendar/renew').expect(401);
    await as(null).post('/settings/calendar/revoke').expect(401);
    for (let i = 0; i < 20; i += 1) await as(reader).post('/settings/calendar/renew').expect(303);
    await as(reader).post('/settings/calendar/renew').expect(429);
  });

  test('answers 429 after 240 requests in an hour, and goes on for other people', async () => {
    const [mine, other] = [await makeFeed(reader), await makeFeed(leader)];
    for (let i = 0; i < 240; i += 1) await app.browser().get(mine.path).expect(200);
    const refused = await app.browser().get(mine.path).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await app.browser().get(other.path).expect(200);
  });
});

describe('a calendar feed', () => {
  test('holds meetings that are not over or of the last 90 days, led and joined, and no others', async () => {
    const ids = {
      next: await open(),
      live: await open({ startsInMinutes: -5 }),
      recent: await open({ startsInMinutes: -89 * day }),
      old: await open({ startsInMinutes: -91 * day }),
      foreign: await open({}, []),
    };
    const { path } = await makeFeed(reader);
    expect((await read(path)).uids).toEqual([ids.next, ids.live, ids.recent].map(uidOf).sort());
    expect((await read((await makeFeed(leader)).path)).uids).toContain(uidOf(ids.foreign));
  });

  test('holds one person’s meetings only, also when many people ask at the same moment', async () => {
    const people = await Promise.all(Array.from({ length: 25 }, () => createPerson(stack)));
    const shared = await open({}, people);
    const asked = await Promise.all(
      people.map(async (person) => ({ own: await open({}, [person]), path: (await makeFeed(person)).path })),
    );
    const feeds = await Promise.all(asked.map(({ path }) => read(path)));
    expect(feeds.map(({ uids }) => uids)).toEqual(asked.map(({ own }) => [shared, own].map(uidOf).sort()));
  });

  test('is empty, and valid, for a person without meetings', async () => {
    const { path } = await makeFeed(reader);
    expect((await read(path)).events).toEqual([]);
  });

  test('asks programs to read it again after 15 minutes and names itself', async () => {
    const { calendar } = await read((await makeFeed(reader)).path);
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT15M');
    expect(String(calendar.getFirstPropertyValue('x-published-ttl'))).toBe('PT15M');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('책모임');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  });

  test('has a change and a cancellation in the next answer', async () => {
    const id = await open({ title: '처음 제목' });
    const { path } = await makeFeed(reader);
    const before = await read(path);
    expect(before.events.map(({ summary }) => summary)).toEqual(['처음 제목']);
    await stack.db.meeting.update({ where: { id }, data: { title: '다음 제목', version: 2 } });
    const [changed] = (await read(path)).events;
    expect([changed?.uid, changed?.summary, changed?.sequence]).toEqual([uidOf(id), '다음 제목', 2]);
    await as(leader).post(`/meetings/${id}/cancel`).expect(303);
    const [cancelled] = (await read(path)).events;
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(cancelled?.sequence).toBe(3);
  });

  test('is answered with 304 while nothing changed, and only then', async () => {
    const id = await open();
    const { path } = await makeFeed(reader);
    const { headers } = await app.browser().get(path).expect(200);
    const again = () => app.browser().get(path).set('If-None-Match', String(headers.etag));
    const same = await again().expect(304);
    expect(same.text).toBe('');
    await stack.db.meeting.update({ where: { id }, data: { title: '새 제목', version: 2 } });
    await again().expect(200);
  });

  test('loses a meeting when the member leaves it or is removed', async () => {
    const [left, removed, kept] = [await open(), await open(), await open()];
    const { path } = await makeFeed(reader);
    expect((await read(path)).uids).toHaveLength(3);
    await as(reader).post(`/meetings/${left}/leave`).expect(303);
    await as(leader).post(`/meetings/${removed}/members/${reader.id}/remove`).expect(303);
    expect((await read(path)).uids).toEqual([uidOf(kept)]);
  });

  test.each(['listed', 'unlisted'] as const)(
    'holds the meetings of a %s club, past ones too, only while the person is in it',
    async (visibility) => {
      const clubId = await createClub(stack, leader, { visibility, name: '느린 독서회' });
      await joinClub(clubId, reader);
      const past = await openInClub(clubId, [reader], { startsInMinutes: -3 * day });
      const next = await openInClub(clubId, [reader], { title: '비밀 제목' });
      const { path } = await makeFeed(reader);
      const { uids, events } = await read(path);
      expect(uids).toEqual([uidOf(past), uidOf(next)].sort());
      expect(events.find(({ uid }) => uid === uidOf(next))?.description).toMatch(/^느린 독서회\n/);
      // The seat of a past meeting stays as the record.
      await stack.db.clubMembership.delete({ where: { clubId_userId: { clubId, userId: reader.id } } });
      const after = await read(path);
      expect(after.uids).toEqual([]);
      expect(after.text).not.toContain('비밀');
    },
  );

  test.each([
    '쉼표, 쌍점: 쌍반점; 역슬래시 \\ "따옴표" \'',
    '\\n은 줄바꿈이 아니에요',
    'END:VEVENT',
    '가'.repeat(60),
    '👨‍👩‍👧‍👦'.repeat(60),
    '<b>굵게</b> & 그대로',
    '=cmd|calc!A0',
    '한 줄 \u2028 또 한 줄',
  ])('gives the title %s back as it was, between other meetings', async (title) => {
    await open({ title: '앞' });
    const id = await open({ title, startsInMinutes: 2 * day });
    const description = `${title}\n\n둘째 줄, 쉼표; \\\nBEGIN:VEVENT\r\n끝`;
    await stack.db.meeting.update({ where: { id }, data: { description } });
    await open({ title: '뒤', startsInMinutes: 3 * day });
    const { text, events } = await read((await makeFeed(reader)).path);
    expect(events.map(({ summary }) => summary).sort()).toEqual(['앞', '뒤', title].sort());
    const event = events.find(({ uid }) => uid === uidOf(id));
    expect(event?.description).toContain(description.replaceAll('\r\n', '\n'));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
  });
});
