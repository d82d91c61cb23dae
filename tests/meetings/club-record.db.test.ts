import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inviteHashOf, newInviteToken } from '../../src/clubs/invite-token.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let guests: TestPerson[];

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
beforeEach(async () => {
  leader = await createPerson(stack);
  guests = [];
  for (let i = 0; i < 4; i += 1) guests.push(await createPerson(stack));
});
afterAll(() => stack.close());

const dayMinutes = 24 * 60;

/** A club that was opened `ageDays` ago. */
async function oldClub(ageDays: number, visibility: 'listed' | 'unlisted' = 'listed'): Promise<number> {
  const id = await createClub(stack, leader, { visibility });
  const createdAt = new Date(Date.now() - ageDays * dayMinutes * 60_000);
  await stack.db.club.update({ where: { id }, data: { createdAt } });
  return id;
}

/** A past meeting of the club that these people entered. */
async function meetingOf(
  clubId: number,
  daysAgo: number,
  came: readonly TestPerson[],
  cancelled = false,
): Promise<void> {
  const meetingId = await createMeeting(stack, leader, guests, {
    clubId,
    startsInMinutes: -daysAgo * dayMinutes,
    cancelled,
  });
  await stack.db.meetingEntrance.createMany({ data: came.map(({ id: userId }) => ({ meetingId, userId })) });
}

async function invite(clubId: number): Promise<string> {
  const token = newInviteToken();
  await stack.db.clubInvite.create({
    data: {
      clubId,
      createdBy: leader.id,
      tokenHash: inviteHashOf(token) ?? '',
      maxUses: 5,
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  return `/i/${token}`;
}

/** The figures that a page shows, by their label; null without them. */
function figuresOf(html: string): Record<string, string> | null {
  const [section] = /<section[^>]*data-club-record[\s\S]*?<\/section>/.exec(html) ?? [];
  if (section === undefined) return null;
  const pairs = [...section.matchAll(/<dt>([^<]+)<\/dt>\s*<dd>([^<]+)<\/dd>/g)];
  return Object.fromEntries(pairs.map(([, label = '', value = '']) => [label, value]));
}

const read = async (path: string, browser = app.browser()) => (await browser.get(path).expect(200)).text;

describe('the record of a club', () => {
  test('tells a visitor its age, its months, meetings held of those announced, and who came back', async () => {
    const clubId = await oldClub(430);
    const [one, two, three] = guests as [TestPerson, TestPerson, TestPerson];
    await meetingOf(clubId, 400, [leader, one, two, three]);
    await meetingOf(clubId, 200, [leader, one, two]);
    await meetingOf(clubId, 100, [leader, two, three]);
    await meetingOf(clubId, 70, [leader]);
    await meetingOf(clubId, 60, [leader, one, two], true);
    await meetingOf(clubId, 10, [leader, two]);
    await meetingOf(clubId, -10, []);
    const figures = figuresOf(await read(`/clubs/${clubId}`));
    expect(figures).toEqual({
      멤버: '1명',
      '문을 연 지': '1년 2개월',
      '모임이 있었던 달': '최근 1년에 3달',
      '열린 모임': '알린 모임 5번 가운데 3번',
      '다시 온 사람': '4명 가운데 2명',
    });
    expect(figuresOf(await read(await invite(clubId)))).toEqual(figures);
  });

  test('leaves out who came back while fewer than three people could have', async () => {
    const clubId = await oldClub(100);
    const [one] = guests as [TestPerson];
    await meetingOf(clubId, 40, [leader, one]);
    await meetingOf(clubId, 10, [leader, one]);
    const figures = figuresOf(await read(`/clubs/${clubId}`));
    expect(figures).toMatchObject({ '열린 모임': '알린 모임 2번 가운데 2번' });
    expect(figures).not.toHaveProperty('다시 온 사람');
  });

  test('says of a club too young to judge only that it is new', async () => {
    const clubId = await oldClub(80);
    await meetingOf(clubId, 3, [leader, ...guests]);
    const html = await read(`/clubs/${clubId}`);
    expect(html).toContain('새로 생긴 북클럽이에요');
    expect(figuresOf(html)).toEqual({ 멤버: '1명' });
  });

  test('tells of an old club that it met nobody for a year', async () => {
    const clubId = await oldClub(500);
    await meetingOf(clubId, 400, [leader, ...guests]);
    const figures = figuresOf(await read(`/clubs/${clubId}`));
    expect(figures).toEqual({ 멤버: '1명', '문을 연 지': '1년 4개월', '열린 모임': '최근 1년에는 없어요' });
  });

  test('is not shown to members', async () => {
    const clubId = await oldClub(100);
    const { browser, person } = await signedUp(app);
    expect(figuresOf(await read(`/clubs/${clubId}`, browser))).not.toBeNull();
    const { id: userId } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
    await stack.db.clubMembership.create({ data: { clubId, userId, role: 'member' } });
    expect(figuresOf(await read(`/clubs/${clubId}`, browser))).toBeNull();
  });

  test('of an unlisted club is told to a logged-in person with a working link, and to no visitor', async () => {
    const clubId = await oldClub(100, 'unlisted');
    await meetingOf(clubId, 40, [leader, ...guests]);
    const link = await invite(clubId);
    expect(figuresOf(await read(link))).toBeNull();
    const { browser } = await signedUp(app);
    expect(figuresOf(await read(link, browser))).not.toBeNull();
    await stack.db.clubInvite.updateMany({ where: { clubId }, data: { revokedAt: new Date() } });
    expect(figuresOf((await browser.get(link).expect(409)).text)).toBeNull();
  });
});
