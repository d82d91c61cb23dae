import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
beforeEach(async () => {
  [leader, reader] = [await createPerson(stack), await createPerson(stack)];
});
afterAll(() => stack.close());

/** The lines of a person's clubs on her home page, as text without markup. */
async function clubsOf(person: TestPerson): Promise<string[]> {
  const { text } = await app.browser().get('/').set('Cookie', person.cookie).expect(200);
  return [...text.matchAll(/<li class="home-clubs__club".*?<\/li>/gs)].map(([line]) =>
    line
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
}
const join = (clubId: number, { id: userId }: TestPerson) =>
  stack.db.clubMembership.create({ data: { clubId, userId } });
const apply = (clubId: number, { id: userId }: TestPerson) =>
  stack.db.clubApplication.create({ data: { clubId, userId } });
async function meet(clubId: number, startsInMinutes: number, title: string, cancelled = false) {
  const id = await createMeeting(stack, leader, [reader], { startsInMinutes, title, cancelled });
  await stack.db.meeting.update({ where: { id }, data: { clubId } });
}

test('a reader without a club sees no section of clubs', async () => {
  const { text } = await app.browser().get('/').set('Cookie', reader.cookie).expect(200);
  expect(text).not.toContain('id="own-clubs"');
});

test('a member sees her club with its next meeting that is not cancelled', async () => {
  const club = await createClub(stack, leader, { name: '들꽃 모임', visibility: 'unlisted' });
  await join(club, reader);
  await meet(club, 60, '취소된 모임', true);
  await meet(club, 20_000, '먼 모임');
  await meet(club, 3_000, '가까운 모임');
  await meet(club, -600, '지난 모임');
  const [line, ...others] = await clubsOf(reader);
  expect(others).toEqual([]);
  expect(line).toMatch(/^들꽃 모임 .+ · 가까운 모임$/);
});

test('a meeting that runs is shown as running, and a club without one says so', async () => {
  const [quiet, lively] = [
    await createClub(stack, leader, { name: '조용한 모임' }),
    await createClub(stack, leader, { name: '활발한 모임' }),
  ];
  for (const club of [quiet, lively]) await join(club, reader);
  await meet(lively, -5, '오늘 모임');
  expect(await clubsOf(reader)).toEqual([
    '활발한 모임 지금 진행 중 · 오늘 모임',
    '조용한 모임 정해진 모임이 아직 없어요.',
  ]);
});

test('applications are counted for leaders and come first, and a member does not see them', async () => {
  const club = await createClub(stack, leader, { name: '신청 모임', entry: 'approval' });
  const sooner = await createClub(stack, leader, { name: '먼저 모임' });
  await meet(sooner, 30, '곧 모임');
  await join(club, reader);
  await apply(club, await createPerson(stack));
  await apply(club, await createPerson(stack));
  await stack.db.clubApplication.create({
    data: { clubId: club, userId: (await createPerson(stack)).id, declinedAt: new Date() },
  });
  const [first, second] = await clubsOf(leader);
  expect(first).toContain('신청 모임 리더 가입 신청 2건');
  expect(second).toContain('먼저 모임 리더');
  expect(await clubsOf(reader)).toEqual(['신청 모임 정해진 모임이 아직 없어요.']);
});

test('a closed club, and a club that she left, are not on her page', async () => {
  const [closed, left] = [await createClub(stack, leader), await createClub(stack, leader)];
  for (const club of [closed, left]) await join(club, reader);
  await stack.db.club.update({ where: { id: closed }, data: { closedAt: new Date() } });
  await stack.db.clubMembership.deleteMany({ where: { clubId: left, userId: reader.id } });
  expect(await clubsOf(reader)).toEqual([]);
});

test('only four clubs are shown, those that meet soonest', async () => {
  for (const days of [5, 3, 4, 2, 1]) {
    const club = await createClub(stack, leader, { name: `${days}일 뒤` });
    await join(club, reader);
    await meet(club, days * 1_440, '모임');
  }
  const names = (await clubsOf(reader)).map((line) => line.slice(0, 4));
  expect(names).toEqual(['1일 뒤', '2일 뒤', '3일 뒤', '4일 뒤']);
});
