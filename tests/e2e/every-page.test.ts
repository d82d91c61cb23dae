import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castBallot } from '../../src/book-votes/cast-ballot.ts';
import { closeVote } from '../../src/book-votes/close-vote.ts';
import { openVote } from '../../src/book-votes/open-vote.ts';
import { newInviteToken } from '../../src/clubs/invite-token.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { makeInvite } from '../../src/clubs/make-invite.ts';
import { openPoll } from '../../src/date-polls/open-poll.ts';
import { addLine } from '../../src/money/add-line.ts';
import { postNotice } from '../../src/notices/post-notice.ts';
import { quizVersion, storeTasteProfile } from '../../src/quiz/index.ts';
import { recountOutcomes } from '../../src/recommendations/outcomes/recount-outcomes.ts';
import { rateBook } from '../../src/shelf/rate-book.ts';
import { createClub } from '../clubs/sample-club.ts';
import { sampleEntry } from '../money/sample-line.ts';
import { windowsTalk } from '../moving-in/move-club.ts';
import { moveSample, sendSample } from '../moving-in/sample-move.ts';
import { createOperator, sayIn } from '../reports/sample-reports.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { overflowingText } from '../support/overflowing-text.js';
import { pageRoutes } from '../support/page-routes.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { createRecommendation } from '../support/recommendations.ts';
import { smallTargets } from '../support/small-targets.js';
import { openTestStack, type TestStack } from '../support/stack.ts';

const phone = { width: 360, height: 740 };
/** 1280 × 1024 pixels at 400 % zoom. */
const zoomed = { width: 320, height: 256 };

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let reader: TestPerson;
/** Paths with the values of their parameters. */
let paths: string[];

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret, NODE_ENV: 'development' }),
    openBrowser(),
  ]);
  reader = await createOperator(stack, '함께 천천히 읽는 이웃');
  paths = [...(await fillIn(pageRoutes())), '/meetings?mine=1', '/books?q=zzzz', '/no-such-page'];
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** Creates what the pages show, and replaces the parameters of their paths. */
async function fillIn(routes: readonly string[]): Promise<string[]> {
  const other = await createPerson(stack, '바다');
  const own = (startsInMinutes: number, cancelled = false) =>
    createMeeting(stack, reader, [other], {
      startsInMinutes,
      cancelled,
      title: '천천히 읽는 겨울 저녁 모임',
    });
  const meetings = [await own(-5), await own(5), await own(600), await own(-90), await own(60, true)];
  meetings.push(await createMeeting(stack, other, [], { startsInMinutes: 300 }));
  const { id: bookId } = await stack.db.book.findFirstOrThrow();
  const book = await stack.db.book.update({ where: { id: bookId }, data: { tags: ['긴 호흡', '따뜻한'] } });
  const result = await createRecommendation(stack, reader, book);
  // The operators' page about recommendations then shows its tables.
  await recountOutcomes({ db: stack.db, clock: { now: () => new Date() } });
  const clubId = await createClub(stack, reader, { entry: 'approval' });
  await joinClub({ db: stack.db }, other.id, { clubId, answer: '' });
  for (const body of [
    '이번 달 책은 조금 길어요.\n두 주에 나눠 읽어요. https://example.com/a/long/path',
    '장소가 바뀌었어요',
  ])
    await postNotice({ db: stack.db }, reader.id, { clubId, body, pinned: true, unpin: null });
  const asking = await createClub(stack, other, {
    entry: 'question',
    entryQuestion: '우리가 처음 만난 골목 책방의 이름은 무엇인가요?',
    answer: '책방',
  });
  await stack.db.meeting.update({ where: { id: meetings[3] ?? 0 }, data: { clubId, bookId: book.id } });
  const rating = { halfStars: 9, review: '다시 읽고 싶은 문장이 많아서 오래 남을 것 같아요.' };
  await rateBook({ db: stack.db }, reader.id, { clubId, bookId: book.id }, rating);
  const token = newInviteToken();
  await makeInvite({ db: stack.db }, reader.id, { clubId, token, uses: 3, days: 7 });
  const clubMeeting = await createMeeting(stack, reader, [other], { startsInMinutes: 900 });
  await stack.db.meeting.update({ where: { id: clubMeeting }, data: { clubId } });
  await addLine({ db: stack.db }, reader.id, { clubId, ...sampleEntry });
  const line = await stack.db.clubMoneyLine.findFirstOrThrow();
  const talk = windowsTalk(
    '[함께 천천히 읽는 이웃] [오전 9:12] 이번 달 책은 조금 길어요',
    '[바다] [오전 9:13] 사진',
  );
  const { importId } = await moveSample(stack, reader, clubId, { talk, members: '별님\n달님\n' });
  const { id: pastName } = await stack.db.clubPastAuthor.findFirstOrThrow({ orderBy: { id: 'asc' } });
  await stack.db.clubPastAuthor.update({ where: { id: pastName }, data: { claimedBy: reader.id } });
  await sendSample(stack, reader, clubId, { talk, members: '해님,letter@example.com\n' });
  const closesAt = new Date(Date.now() + 2 * 86_400_000);
  const dates = [1, 2, 3].map((days) => new Date(closesAt.getTime() + days * 86_400_000));
  const plan = { dates, minutes: 120, closesAt, bookId: book.id };
  const poll = await openPoll({ db: stack.db }, reader.id, { clubId, plan });
  if (!poll.ok) throw new Error(poll.reason);
  const ask = await stack.db.ask.findFirstOrThrow({ where: { kind: 'date_poll', subjectId: poll.id } });
  const bookIds = [book.id, (await createBook(stack, { title: '물 위의 집' })).id];
  const vote = await openVote({ db: stack.db }, reader.id, { clubId, bookIds, closesAt });
  if (!vote.ok) throw new Error(vote.reason);
  // Three profiles: the club then gets suggestions of books.
  for (const person of [reader, await createPerson(stack), await createPerson(stack)]) {
    if (person !== reader) await stack.db.clubMembership.create({ data: { clubId, userId: person.id } });
    const profile = { answers: 'abcdabcdab', quizVersion, updatedAt: new Date() };
    await storeTasteProfile(stack.db, person.id, profile);
  }
  const closedVote = await openVote({ db: stack.db }, reader.id, { clubId, bookIds, closesAt });
  if (!closedVote.ok) throw new Error(closedVote.reason);
  await castBallot({ db: stack.db }, reader.id, { voteId: closedVote.id, ranking: bookIds });
  await closeVote({ db: stack.db }, reader.id, closedVote.id);
  const passkey = await stack.db.passkey.create({
    data: {
      userId: reader.id,
      credentialId: 'AAAA',
      userHandle: 'BBBB',
      publicKey: Buffer.from('key'),
      counter: 0n,
      transports: [],
      name: '서재의 오래된 노트북',
      createdAt: new Date(),
    },
  });
  const [shown = 0, , planned = 0] = meetings;
  const seq = await sayIn(stack, shown, other, '이 책은 읽지 말고 저희 가게에서 다른 것을 사세요.');
  const report = await stack.db.report.create({
    data: {
      kind: 'message',
      reporterId: reader.id,
      aboutUserId: other.id,
      meetingId: shown,
      seq,
      reason: 'ad',
      snapshot: '이 책은 읽지 말고 저희 가게에서 다른 것을 사세요.',
    },
  });
  await stack.db.questionCard.create({
    data: { meetingId: shown, senderId: other.id, userId: reader.id, body: '어느 장면에서 오래 머물렀나요?' },
  });
  const filled = routes.flatMap((path) => {
    if (/^\/meetings\/:id(\/chat)?$/.test(path)) return meetings.map((id) => path.replace(':id', String(id)));
    return path
      .replace('/shelf/:entryId', `/shelf/${book.id}`)
      .replace('/meetings/:id/archive', `/meetings/${meetings[3]}/archive`)
      .replace('/meetings/:id/record', `/meetings/${meetings[3]}/record`)
      .replace('/meetings/:id', `/meetings/${planned}`)
      .replace('/members/:userId', `/members/${other.id}`)
      .replace('/settings/passkeys/:id', `/settings/passkeys/${passkey.id}`)
      .replace('/admin/reports/:id', `/admin/reports/${report.id}`)
      .replace('/date-polls/:id', `/date-polls/${poll.id}`)
      .replace('/book-votes/:id', `/book-votes/${vote.id}`)
      .replace('/asks/:id', `/asks/${ask.id}`)
      .replace('/clubs/:id', `/clubs/${clubId}`)
      .replace('/money/:lineId', `/money/${line.id}`)
      .replace('/money/meetings/:meetingId', `/money/meetings/${clubMeeting}`)
      .replace('/moving-in/:importId', `/moving-in/${importId}`)
      .replace('/i/:token', `/i/${token}`)
      .replace('/books/:bookId', `/books/${book.id}`)
      .replace('/books/:id', `/books/${book.id}`)
      .replace('/recommendations/:id', `/recommendations/${result}`);
  });
  expect(filled.filter((path) => path.includes(':'))).toEqual([]);
  return [
    ...filled,
    `/meetings/${clubMeeting}`,
    `/clubs/${asking}`,
    `/meetings/${shown}/talk`,
    `/meetings/${shown}/question-cards`,
    `/meetings/${shown}/question-cards/new?userId=${other.id}`,
    `/book-votes/${closedVote.id}`,
    `/clubs/${clubId}/shelf/new?bookId=${book.id}`,
    `/meetings/new?bookId=${book.id}`,
    `/report?kind=meeting&id=${meetings[5]}`,
    `/settings/blocks/new?user=${other.id}`,
    '/dev/styleguide',
  ];
}

/** Finds text that does not fit, or a page that is wider than the screen. */
async function misfits(page: Page): Promise<string[]> {
  const text = await page.locator('body').evaluate(overflowingText);
  const [width, room] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  return width > room ? [...text, `is ${width} px wide in ${room} px`] : text;
}

/** Controls that system colours leave without an edge. */
const edgeless = (page: Page) =>
  page.evaluate<string[]>(`
    (() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const hasEdge = (one) => {
        const style = getComputedStyle(one);
        const sides = ['Top', 'Right', 'Bottom', 'Left'];
        return style.backgroundColor !== ground ||
          sides.some((side) => style['border' + side + 'Width'] !== '0px' && style['border' + side + 'Color'] !== ground);
      };
      const edged = '.button:not(.button--plain), .input, .chip, .option__label, [aria-current]';
      return [...document.querySelectorAll(edged)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !hasEdge(one))
        .map((one) => one.outerHTML.slice(0, 120));
    })()
  `);

const animated = (page: Page) =>
  page.evaluate<string[]>(`
    [...document.querySelectorAll('*')]
      .filter((one) => {
        const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(one);
        const seconds = (list) => Math.max(...list.split(', ').map(parseFloat));
        return seconds(transitionDuration) > 0.001 || scrollBehavior === 'smooth' ||
          (animationName !== 'none' && seconds(animationDuration) > 0.001);
      })
      .map((one) => one.tagName + '.' + one.className)
  `);

/** Navigation and log-out on paper, and text that leaves it. */
async function printFaults(page: Page): Promise<string[]> {
  const shown = await page.evaluate<string[]>(`
    [...document.querySelectorAll('.site-nav, .own-menu form, .toasts')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 0)
      .map((one) => 'prints ' + one.className)
  `);
  return [...shown, ...(await misfits(page))];
}

/** Covers without the script that hides a picture which could not be loaded. */
const bareCovers = (page: Page) =>
  page.evaluate<string[]>(`
    document.querySelector('.book-cover') && !document.querySelector('script[src*="/covers."], script[src*="/covers.js"]')
      ? ['has no covers.js']
      : []
  `);

const enlargeText = (page: Page, size: string) =>
  page.evaluate(`document.documentElement.style.fontSize = '${size}'`);

/** Each look sets what it needs, collects faults and sets it back. */
const looks = {
  'with reduced motion nothing is animated': animated,
  'a cover that cannot be loaded is hidden': bareCovers,
  'axe finds nothing in the light theme': async (page: Page) => {
    // Otherwise the first colours after a change of theme are those between the two.
    await page.addStyleTag({ content: '* { transition: none !important; }' });
    return axeFaults(page);
  },
  'axe finds nothing in the dark theme': async (page: Page) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    // A theme changes colours only.
    const faults = await axeFaults(page, ['color-contrast', 'link-in-text-block']);
    await page.emulateMedia({ colorScheme: 'light' });
    return faults;
  },
  'every control is at least 24 × 24 px': (page: Page) => page.locator('body').evaluate(smallTargets),
  'with the colours of the system every button, field and current place has an edge': async (page: Page) => {
    await page.emulateMedia({ forcedColors: 'active' });
    const faults = await edgeless(page);
    await page.emulateMedia({ forcedColors: 'none' });
    return faults;
  },
  'on paper there is no navigation, and the text fits': async (page: Page) => {
    await page.emulateMedia({ media: 'print' });
    const faults = await printFaults(page);
    await page.emulateMedia({ media: 'screen' });
    return faults;
  },
  'at 360 px with text of 200 % everything fits': async (page: Page) => {
    await enlargeText(page, '200%');
    const faults = await misfits(page);
    await enlargeText(page, '');
    return faults;
  },
  'at 1280 px zoomed to 400 % everything fits': async (page: Page) => {
    await page.setViewportSize(zoomed);
    const faults = await misfits(page);
    await page.setViewportSize(phone);
    return faults;
  },
};
type Look = keyof typeof looks;

const openContext = (): Promise<BrowserContext> =>
  browser.newContext({
    viewport: phone,
    reducedMotion: 'reduce',
    bypassCSP: true,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
  });

/** Opens each page once and looks at it in all ways. */
async function lookAtAll(context: BrowserContext): Promise<Record<Look, string[]>> {
  const faults = Object.fromEntries(Object.keys(looks).map((look) => [look, []])) as unknown as Record<
    Look,
    string[]
  >;
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(web.url + path, { waitUntil: 'load' });
    // A page that needs a log-in, or that leads on, is looked at where it leads.
    if (decodeURI(page.url()) !== web.url + path && page.url() !== web.url + path) continue;
    for (const [look, faultsIn] of Object.entries(looks) as [Look, (page: Page) => Promise<string[]>][])
      faults[look].push(...(await faultsIn(page)).map((fault) => `${path}: ${fault}`));
  }
  await context.close();
  return faults;
}

describe.each(['a reader', 'a visitor'])('on every page of %s', (who) => {
  let faults: Record<Look, string[]>;
  beforeAll(async () => {
    const context = await openContext();
    if (who === 'a reader') await context.addCookies([cookieFor(reader, web.url)]);
    faults = await lookAtAll(context);
    // A deadline for a busy machine: it opens more than a hundred pages.
  }, 300_000);
  test.each(Object.keys(looks) as Look[])('%s', (look) => {
    expect(faults[look]).toEqual([]);
  });
});
