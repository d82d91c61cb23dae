import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Alarm } from '../../src/alarms/alarm.ts';
import { createAlarmEmitter } from '../../src/alarms/index.ts';
import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { channelPrefix } from '../../src/platform/redis.ts';
import { openAlarms } from '../support/alarm-sockets.ts';
import { passTime, scan } from '../support/alarms.ts';
import { openBrowser } from '../support/browser.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { openWalker, signUp, type Walker } from '../support/walker.ts';

/** Taps from the club's page to any of the leader's tools. */
const mostTaps = 2;
/** A bound for a busy machine; the report says what it took. */
const mostSecondsToClub = 20;

const names = [
  ...['민들레', '강아지풀', '제비꽃', '토끼풀', '쑥부쟁이', '달맞이'],
  ...['패랭이', '도라지', '나리', '엉겅퀴', '물망초', '솔이끼'],
];
const talk = `수요 책방 13 님과 카카오톡 대화
저장한 날짜 : 2026년 11월 20일 오후 9:40


2026년 11월 18일 오후 8:01
2026년 11월 18일 오후 8:01, 하늘 : 이번 책은 다들 어디까지 읽으셨어요?
2026년 11월 18일 오후 8:03, 민들레🌼 : 저는 3장까지요
밤에 읽으니 더 좋았어요
2026년 11월 18일 오후 8:04, 제비꽃 : 사진
2026년 11월 18일 오후 8:05, 민들레🌼 : 다음 모임은 언제인가요?
`;

let stack: TestStack;
let web: TestProcess;
let worker: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [web, worker, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    startProcess('worker', stack, { ALARM_SCAN_SECONDS: '1' }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([web.stop(5_000), worker.stop(5_000)]);
  await stack.close();
});

test('a leader moves her club in on one evening: its 13 people have a date, a book, a host and one alarm each', {
  timeout: 240_000,
}, async ({ annotate }) => {
  await createBook(stack, { title: '겨울 정원' });
  const outsider = await createPerson(stack, '구경꾼');
  const leader = await openWalker(browser);
  await leader.context.addInitScript(noteShares);
  const club = await openClub(leader);
  const links = await moveIn(leader, club);
  const members: Walker[] = [];
  for (const [i, link] of links.entries()) members.push(await joinByLink(link, club, i));
  const [first, ...others] = members as [Walker, ...Walker[]];
  await claimName(first, club);
  const meeting = await openMeetings(leader, club);
  await handTurnOn(leader, first, club);
  await staysHidden(outsider, { club, meeting, usedLink: links[0] ?? '' });
  await tellsEverybodyOnce([leader, first], others, outsider);
  for (const { report } of [leader, ...members]) for (const step of report) await annotate(step);
});

/** Opens an unlisted club, from the home page and without an account. @returns its address */
async function openClub(leader: Walker): Promise<string> {
  const { page, tap } = leader;
  await leader.begin(web.url);
  await tap(page.getByRole('navigation', { name: '주요 메뉴' }).getByRole('link', { name: '모임' }));
  await tap(page.locator('main').getByRole('link', { name: '북클럽', exact: true }));
  await tap(page.getByRole('link', { name: '북클럽 열기' }).first());
  await tap(page.getByRole('main').getByRole('link', { name: '회원가입' }));
  await signUp(leader, { nickname: '하늘', email: 'leader@example.com' });
  await page.fill('[name=name]', '수요 책방');
  await tap(page.locator('[name=visibility][value=unlisted]'));
  await tap(page.getByRole('button', { name: '북클럽 열기' }));
  await page.waitForURL(/\/clubs\/\d+$/);
  leader.end('club opened');
  return page.url();
}

/** A phone has a sheet of apps to send a link with; this one notes what it was given. */
const noteShares = `window.shares = [];
  navigator.share = async ({ url }) => { window.shares.push(url); };`;

/** Moves the talk and the list of members in. @returns the links of the twelve */
async function moveIn(leader: Walker, club: string): Promise<string[]> {
  const { page, tap } = leader;
  await leader.begin(club);
  await tap(page.getByRole('link', { name: '옮겨 오기' }).first());
  await page.waitForURL(`${club}/moving-in`);
  expect(leader.taps).toBeLessThanOrEqual(mostTaps);
  const file = (name: string, mimeType: string, text: string) => ({
    name,
    mimeType,
    buffer: Buffer.from(text),
  });
  await page.setInputFiles('[name=export]', file('KakaoTalk.txt', 'text/plain', talk));
  await page.setInputFiles('[name=members]', file('멤버.csv', 'text/csv', `이름\n${names.join('\n')}\n`));
  await tap(page.getByRole('button', { name: '옮길 내용 미리 보기' }));
  await page.waitForURL(`${club}/moving-in/preview`);
  const preview = await page.locator('main').textContent();
  for (const shown of ['글 4개', '초대할 사람 12명', ...names]) expect(preview).toContain(shown);
  expect(await stack.db.clubPastLine.count()).toBe(0);
  expect(await stack.db.clubInvite.count()).toBe(0);
  await tap(page.getByRole('button', { name: '이대로 옮기기' }));
  await page.waitForURL(/\/moving-in\/\d+$/);
  const fields = await page.locator('[data-invite-url]').all();
  const links = await Promise.all(fields.map((field) => field.getAttribute('data-invite-url')));
  expect(new Set(links).size).toBe(12);
  await tap(page.getByRole('button', { name: /^보내기\s*: 제비꽃$/ }));
  expect(await page.evaluate('window.shares')).toEqual([links[2]]);
  leader.end('talk and list moved in, one link sent');
  return links.map(String);
}

/** Signs a reader up through her link. @returns her, in the club */
async function joinByLink(link: string, club: string, index: number): Promise<Walker> {
  const member = await openWalker(browser);
  const { page, tap } = member;
  await member.begin(link);
  await tap(page.getByRole('link', { name: '가입하고 함께하기' }));
  await signUp(member, { nickname: names[index] ?? '', email: `reader${index}@example.com` });
  member.end(`${names[index]} opened her link and sent the sign-up form`);
  await member.begin();
  const signedUpAt = performance.now();
  await page.waitForURL(link);
  await tap(page.getByRole('button', { name: '함께할게요' }));
  await page.waitForURL(club);
  await page.locator('article[data-role=member]').waitFor();
  expect(member.taps).toBeLessThanOrEqual(3);
  expect((performance.now() - signedUpAt) / 1_000).toBeLessThan(mostSecondsToClub);
  member.end(`${names[index]} stood in the club after sign-up`);
  return member;
}

/** The member says which name of the talk is hers. */
async function claimName(member: Walker, club: string): Promise<void> {
  const { page, tap } = member;
  await member.begin(club);
  await tap(page.getByRole('link', { name: '지난 대화' }));
  await tap(page.locator('summary', { hasText: '내 이름' }));
  await tap(
    page.locator('.past-name', { hasText: '민들레🌼' }).getByRole('button', { name: '내 이름이에요' }),
  );
  await expect.poll(() => page.locator('.past-line--mine').count()).toBe(2);
  member.end('name of the talk claimed');
}

/** Opens three meetings, one a week. @returns the address of the first */
async function openMeetings(leader: Walker, club: string): Promise<string> {
  const { page, tap } = leader;
  await leader.begin(club);
  await tap(page.getByRole('link', { name: '모임 열기' }).first());
  await tap(page.getByRole('link', { name: '겨울 정원' }));
  await page.locator('[name=startsAt]').waitFor();
  expect(leader.taps).toBeLessThanOrEqual(mostTaps);
  await page.fill('[name=startsAt]', seoulWallTime(new Date(Date.now() + 3 * 24 * 60 * 60_000)));
  await tap(page.locator('summary', { hasText: '더 정하기' }));
  await page.selectOption('[name=repeat]', 'weekly');
  await page.fill('[name=times]', '3');
  await tap(page.getByRole('button', { name: '모임 열기', exact: true }));
  await page.waitForURL(/\/meetings\/\d+$/);
  leader.end('three meetings opened');
  const seats = await stack.db.meeting.findMany({ select: { memberships: true } });
  expect(seats.map(({ memberships }) => memberships.length)).toEqual([13, 13, 13]);
  return page.url();
}

/** The turn comes to the leader first. She passes it on, and the next member takes it. */
async function handTurnOn(leader: Walker, next: Walker, club: string): Promise<void> {
  const turnOf = ({ page }: Walker) => page.locator('[data-task=host]');
  await leader.begin(club);
  await leader.tap(turnOf(leader).getByRole('button', { name: '다음 사람에게' }));
  await expect.poll(() => turnOf(leader).textContent()).toMatch(/민들레\s+차례예요/);
  expect(leader.taps).toBeLessThanOrEqual(mostTaps);
  leader.end('turn passed on');
  await next.begin(club);
  expect(await next.page.locator('#next-meetings ~ article').textContent()).toContain('겨울 정원');
  await next.tap(turnOf(next).getByRole('button', { name: '맡을게요' }));
  await expect.poll(() => turnOf(next).textContent()).toMatch(/민들레\s+나\s+맡았어요/);
  next.end('turn taken');
}

/** Nobody outside finds the club or its meeting, with or without an account. */
async function staysHidden(
  outsider: TestPerson,
  { club, meeting, usedLink }: Record<'club' | 'meeting' | 'usedLink', string>,
): Promise<void> {
  const [clubPath, meetingPath] = [new URL(club).pathname, new URL(meeting).pathname];
  const { id: bookId } = await stack.db.book.findFirstOrThrow({ select: { id: true } });
  for (const cookie of ['', outsider.cookie]) {
    const get = (path: string) => fetch(web.url + path, { headers: { cookie }, redirect: 'manual' });
    for (const path of [clubPath, meetingPath, `/share${clubPath}.png`, `/share${meetingPath}.png`])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    for (const path of [`${clubPath}/past`, `${clubPath}/shelf`, `${meetingPath}/chat`])
      expect([path, (await get(path)).status]).toEqual([path, cookie ? 404 : 302]);
    for (const path of [
      '/',
      '/clubs',
      '/clubs?q=책방',
      '/meetings',
      '/meetings?q=겨울',
      `/books/${bookId}`,
    ]) {
      const text = await (await get(path)).text();
      for (const trace of ['수요 책방', `"${clubPath}"`, `"${meetingPath}"`])
        expect(text).not.toContain(trace);
    }
  }
  const used = await fetch(usedLink, { headers: { cookie: outsider.cookie } });
  expect(used.status).toBe(409);
}

/**
 * When the lead time begins, each of the 13 gets one alarm: `withPages` on an open page, the others
 * through a socket.
 */
async function tellsEverybodyOnce(
  withPages: readonly Walker[],
  others: readonly Walker[],
  outsider: TestPerson,
): Promise<void> {
  const cookies = await Promise.all(others.map((one) => one.cookie()));
  const open = (cookie: string) => openAlarms(web, { cookie }, { origin: web.url });
  const [sockets, stranger] = await Promise.all([Promise.all(cookies.map(open)), open(outsider.cookie)]);
  for (const { page } of withPages)
    await expect.poll(() => page.locator('#unread').getAttribute('data-count')).not.toBeNull();
  const { startsAt } = await stack.db.meeting.findFirstOrThrow({ orderBy: { startsAt: 'asc' } });
  await passTime(stack, Math.floor((startsAt.getTime() - Date.now()) / 60_000) - 8);
  await Promise.all(sockets.map((socket) => socket.until(() => socket.alarms.length > 0)));
  // Two more scans of another worker tell nobody again.
  const emitter = createAlarmEmitter(stack.redis, channelPrefix(stack.redisUrl));
  for (let i = 0; i < 2; i += 1) await scan(stack, emitter);
  const { rows } = await stack.pool.query(
    `SELECT a.kind, count(*)::int AS rows, count(DISTINCT n.user_id)::int AS people, count(n.pushed_at)::int AS pushed
     FROM notifications n JOIN announcements a ON a.id = n.announcement_id GROUP BY a.kind ORDER BY a.kind`,
  );
  // The three meetings stand once in the inboxes of the twelve, and are pushed to nobody.
  expect(rows).toEqual([
    { kind: 'club_meeting_opened', rows: 12, people: 12, pushed: 0 },
    { kind: 'starting_soon', rows: 13, people: 13, pushed: 13 },
  ]);
  const people = await stack.db.user.findMany({ select: { id: true } });
  // When this alarm has arrived, no earlier one is on its way.
  const last = { ...(sockets[0]?.alarms[0] as Alarm), id: 'meeting_changed-999-1-1', meetingId: '999' };
  await emitter.push(
    last,
    people.map(({ id }) => id),
  );
  for (const socket of [...sockets, stranger]) await socket.until(() => socket.alarms.at(-1)?.id === last.id);
  for (const { alarms } of sockets)
    expect(alarms.map(({ kind }) => kind)).toEqual(['starting_soon', last.kind]);
  expect(stranger.alarms).toHaveLength(1);
  for (const { page } of withPages)
    await expect.poll(() => page.locator('#toasts [data-alarm-id]').count()).toBe(2);
  for (const socket of [...sockets, stranger]) socket.close();
}
