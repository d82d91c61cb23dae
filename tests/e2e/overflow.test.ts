import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countGraphemes } from '../../src/platform/text/graphemes.ts';
import { rateBook } from '../../src/shelf/rate-book.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createNotification } from '../support/alarms.ts';
import { openBrowser } from '../support/browser.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { overflowingText } from '../support/overflowing-text.js';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { createRecommendation } from '../support/recommendations.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

/** Texts of the greatest length without a place to break: Hangul, and the widest letter. */
const scripts = [
  { script: 'Hangul', letter: '뷁' },
  { script: 'Latin', letter: 'W' },
] as const;

let stack: TestStack;
let web: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/**
 * Creates books, people and meetings whose names consist of that letter.
 * @returns the pages that show them
 */
async function fillWith(letter: string): Promise<{ reader: TestPerson; paths: string[] }> {
  const nickname = (last: string) => letter.repeat(20 - last.length) + last;
  const title = letter.repeat(60);
  expect(countGraphemes(nickname('가'))).toBe(20);
  const [reader, leader] = [
    await createPerson(stack, nickname('')),
    await createPerson(stack, nickname('가')),
  ];
  const options = { title, capacity: 8 };
  const live = await createMeeting(stack, leader, [reader], options);
  const own = await createMeeting(stack, reader, [leader], { ...options, startsInMinutes: 30 });
  const over = await createMeeting(stack, leader, [reader], { ...options, startsInMinutes: -90 });
  const author = await stack.db.author.create({
    data: { name: letter.repeat(40), nameKey: letter.repeat(40) },
  });
  const { bookId, startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id: live } });
  const book = await stack.db.book.update({
    where: { id: bookId },
    data: {
      title,
      subtitle: title,
      publisher: title,
      contributors: { create: { authorId: author.id, role: '지은이', position: 1 } },
    },
  });
  await stack.db.meeting.updateMany({ data: { bookId, description: letter.repeat(200) } });
  const said = { body: letter.repeat(200), userId: leader.id, clientId: crypto.randomUUID() };
  await stack.db.message.createMany({
    data: [live, over].map((meetingId) => ({ ...said, meetingId, seq: 1 })),
  });
  await stack.db.room.updateMany({ where: { meetingId: { in: [live, over] } }, data: { lastSeq: 1 } });
  await createNotification(stack, reader.id, {
    announcement: { meetingId: live, kind: 'starting_soon', meetingStartsAt: startsAt, occasion: 0 },
    pushUntil: new Date(Date.now() + 3_600_000),
  });
  const clubId = await createClub(stack, reader, {
    name: letter.repeat(40),
    description: letter.repeat(200),
  });
  await stack.db.meeting.update({ where: { id: over }, data: { clubId } });
  const rating = { halfStars: 7, review: letter.repeat(200) };
  await rateBook({ db: stack.db }, reader.id, { clubId, bookId }, rating);
  const other = await createBook(stack, { title: `${title.slice(1)}가` });
  await stack.db.bookProposal.createMany({ data: [bookId, other.id].map((id) => ({ clubId, bookId: id })) });
  const result = await createRecommendation(stack, reader, book, letter.repeat(200));
  const paths = [
    '/',
    '/books',
    `/books/${bookId}`,
    `/books?q=${encodeURIComponent(title)}`,
    '/recommendations',
    `/recommendations/${result}`,
    '/taste',
    '/meetings',
    `/meetings?book=${bookId}`,
    '/meetings?mine=1',
    `/meetings/new?bookId=${bookId}`,
    '/notifications',
    '/settings',
    ...[live, own, over].flatMap((id) => [`/meetings/${id}`, `/meetings/${id}/chat`]),
    `/meetings/${own}/edit`,
    `/meetings/${over}/archive`,
    `/clubs/${clubId}`,
    `/clubs/${clubId}/book-votes`,
    ...['', `/${bookId}`, '/new', `/new?bookId=${bookId}`].map((path) => `/clubs/${clubId}/shelf${path}`),
  ];
  return { reader, paths };
}

describe.each(scripts)('the longest $script names without a space', ({ letter }) => {
  let club: Awaited<ReturnType<typeof fillWith>>;
  beforeAll(async () => {
    club = await fillWith(letter);
  });

  test.each([360, 1280])('stay in their boxes at %i px', async (width) => {
    const { reader, paths } = club;
    // The pages of the other width have read it.
    await stack.db.notification.updateMany({
      where: { userId: reader.id },
      data: { readAt: null, receivedAt: null, openedAt: null },
    });
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    await context.addCookies([cookieFor(reader, web.url)]);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on(
      'request',
      (request) => new URL(request.url()).host === new URL(web.url).host || problems.push(request.url()),
    );
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(web.url + path, { waitUntil: 'load' });
      // The alarm appears once, on the first page.
      if (path === paths[0]) await page.locator('#toasts [data-alarm-id]').waitFor();
      if (path.endsWith('/chat')) await page.locator('#room').waitFor();
      // Open all details, because their text counts too.
      await page.locator('details').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '');
      });
      const sideways = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (sideways > width) found.push(`${path}: is ${sideways} px wide`);
      found.push(
        ...(await page.locator('body').evaluate(overflowingText)).map((fault) => `${path}: ${fault}`),
      );
      const squeezed = await page.locator('.check input').evaluateAll((boxes) =>
        boxes.flatMap((box) => {
          const { width: boxWidth, height } = box.getBoundingClientRect();
          return boxWidth < height - 1 ? [`a box is ${boxWidth} px wide, ${height} px high`] : [];
        }),
      );
      found.push(...squeezed.map((fault) => `${path}: ${fault}`));
      found.push(...problems.splice(0).map((problem) => `${path}: ${problem}`));
    }
    await context.close();
    expect(found).toEqual([]);
  });
});
