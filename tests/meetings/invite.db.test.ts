import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { qrCode } from '../../src/meetings/invite-view.ts';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson, planForm } from './plan-form.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);
const page = async (id: number, person: TestPerson | null) =>
  (await as(person).get(`/meetings/${id}`).expect(200)).text;

describe('an invitation', () => {
  test('stands on the page of an open meeting for everybody who may see it', async () => {
    const id = await createMeeting(stack, leader, [reader], { startsInMinutes: 60 });
    for (const person of [leader, reader, await createPerson(stack), null]) {
      const html = await page(id, person);
      expect(html).toContain(`value="${testOrigin}/meetings/${id}"`);
      expect(html).toContain(`href="/meetings/${id}/invite"`);
    }
  });

  test.each([
    ['that ended', { startsInMinutes: -120, lengthMinutes: 60 }],
    ['that was cancelled', { startsInMinutes: 60, cancelled: true }],
  ])('to a meeting %s is not offered', async (_which, options) => {
    const id = await createMeeting(stack, leader, [reader], options);
    expect(await page(id, reader)).not.toContain('data-invite');
    await as(null).get(`/meetings/${id}/invite`).expect(404);
  });

  test('is not offered to a removed member', async () => {
    const id = await createMeeting(stack, leader, [reader], { startsInMinutes: 60 });
    await as(leader).post(`/meetings/${id}/members/${reader.id}/remove`).expect(303);
    const html = await page(id, reader);
    expect(html).not.toContain('data-invite');
    expect(html).not.toContain('자리 남았어요');
  });

  test('has a page with a QR code of the link, readable without a log-in', async () => {
    const id = await createMeeting(stack, leader, [], { startsInMinutes: 60, title: '<i>밤</i> 독서' });
    const { text } = await as(null).get(`/meetings/${id}/invite`).expect(200);
    expect(text).toContain('&lt;i&gt;밤&lt;/i&gt; 독서');
    expect(text).toContain(`<path d="${qrCode(`${testOrigin}/meetings/${id}`).path}"`);
    expect(text).toMatch(/role="img" aria-label="[^"]*QR 코드"/);
    expect(text).toContain('책모임 대화방');
  });

  test('says on its page when the meeting is full', async () => {
    const full = await createMeeting(stack, leader, [reader], { startsInMinutes: 60, capacity: 2 });
    expect((await as(null).get(`/meetings/${full}/invite`)).text).toContain('정원이 찼어요');
  });

  test('to a meeting that does not exist is 404', async () => {
    await as(null).get('/meetings/2000000000/invite').expect(404);
    await as(null).get('/meetings/x/invite').expect(404);
  });

  test('previews with title, time, place and book, and a picture', async () => {
    const id = await createMeeting(stack, leader, [], { startsInMinutes: 60, title: '느린 독서' });
    const html = await page(id, null);
    const meta = (name: string) => new RegExp(`property="og:${name}" content="([^"]*)"`).exec(html)?.[1];
    expect(meta('title')).toBe('느린 독서');
    expect(meta('description')).toMatch(
      /^\d+월 \d+일\(.\) .+ · 책모임 대화방 · 『시험용 책 \d+』[을를] 함께 읽어요$/,
    );
    expect(meta('image')).toBe(`${testOrigin}/share/meetings/${id}.png?v=1`);
  });
});

test('the path of a QR code has one square for each dark module, inside a quiet zone of four', () => {
  const { data, size } = encode('https://bookmoim.example/meetings/7', { ecc: 'M', border: 4 });
  const qr = qrCode('https://bookmoim.example/meetings/7');
  const drawn = new Set([...qr.path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`));
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])));
  expect(drawn).toEqual(new Set(dark));
  expect(qr.size).toBe(String(size));
  for (const at of drawn) for (const part of at.split(',')) expect(Number(part)).toBeGreaterThanOrEqual(4);
});

describe('a welcome', () => {
  test('asks a new leader to invite people', async () => {
    const book = (await stack.db.book.findFirstOrThrow()).id;
    const { headers } = await as(leader).post('/meetings', planForm(book)).expect(303);
    const { text } = await as(leader).get(String(headers.location)).expect(200);
    expect(text).toContain('모임을 열었어요');
    expect(text.match(/data-invite /g)).toHaveLength(1);
    expect((await as(null).get(String(headers.location))).text).not.toContain('모임을 열었어요');
  });

  test('tells a new member of her seat, with calendar, notifications and invitation', async () => {
    const id = await createMeeting(stack, leader, [], { startsInMinutes: 60 });
    await as(reader).post(`/meetings/${id}/join`).expect(303);
    const html = await page(id, reader);
    expect(html).toContain('자리를 잡았어요');
    expect(html.match(/캘린더에 담기/g)).toHaveLength(1);
    expect(html).toContain('href="/settings#push">이 기기로 알림 받기');
    expect(html.match(/data-invite /g)).toHaveLength(1);
  });

  test('ends ten minutes later', async () => {
    const id = await createMeeting(stack, leader, [reader], { startsInMinutes: 60 });
    await stack.db.membership.updateMany({
      where: { meetingId: id },
      data: { joinedAt: new Date(Date.now() - 11 * 60_000) },
    });
    expect(await page(id, reader)).not.toContain('자리를 잡았어요');
    expect(await page(id, leader)).not.toContain('모임을 열었어요');
  });
});
