import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson } from './plan-form.ts';

type Who = 'leader' | 'member' | 'new leader' | 'new member' | 'reader' | 'removed' | 'visitor';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let reader: TestPerson;
let removed: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  [leader, member, reader, removed] = [
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
    await createPerson(stack),
  ];
});
afterAll(() => stack.close());

const people: Record<Who, () => TestPerson | null> = {
  leader: () => leader,
  'new leader': () => leader,
  member: () => member,
  'new member': () => member,
  reader: () => reader,
  removed: () => removed,
  visitor: () => null,
};

/** The page of a new meeting for one person. Seats are a day old, unless she is new. */
async function pageOf(who: Who, options: MeetingOptions) {
  const id = await createMeeting(stack, leader, [member], { capacity: 8, ...options });
  await stack.db.meetingBan.create({ data: { meetingId: id, userId: removed.id } });
  if (!who.startsWith('new'))
    await stack.pool.query(
      "UPDATE memberships SET joined_at = joined_at - interval '1 day' WHERE meeting_id = $1",
      [id],
    );
  const { text } = await asPerson(app, people[who]()).get(`/meetings/${id}`).expect(200);
  return { id, html: text, side: text.slice(text.indexOf('meeting__side'), text.indexOf('meeting__main')) };
}
/** The texts of the buttons beside the meeting, in their order. */
const stepsOf = (side: string) =>
  [...side.matchAll(/class="button[^>]*>([^<]+)</g)].map(([, label]) => label);

const soon = { startsInMinutes: 6 };
const live = { startsInMinutes: -20 };
const full = { startsInMinutes: -20, capacity: 2 };
const cancelled = { startsInMinutes: 60, cancelled: true };
const ended = { startsInMinutes: -120, lengthMinutes: 60 };

describe('the first step on a meeting’s page', () => {
  test.each<[string, MeetingOptions, Who, string]>([
    ['a day before', { startsInMinutes: 1_440 }, 'member', '대화방 미리 가 보기'],
    ['a day before', { startsInMinutes: 1_440 }, 'new member', '캘린더에 담기'],
    ['a day before', { startsInMinutes: 1_440 }, 'new leader', '링크 복사'],
    ['a day before', { startsInMinutes: 1_440 }, 'reader', '이 모임에 참여하기'],
    ['a day before', { startsInMinutes: 1_440 }, 'visitor', '로그인하고 참여하기'],
    ['six minutes before', soon, 'leader', '입장하기'],
    ['six minutes before', soon, 'new leader', '입장하기'],
    ['six minutes before', soon, 'new member', '입장하기'],
    ['six minutes before', soon, 'reader', '이 모임에 참여하기'],
    ['while it runs', live, 'leader', '입장하기'],
    ['while it runs', live, 'new leader', '입장하기'],
    ['while it runs', live, 'member', '입장하기'],
    ['while it runs', live, 'new member', '입장하기'],
    ['while it runs', live, 'reader', '이 모임에 참여하기'],
    ['while it runs', live, 'removed', '이 책의 다른 모임 보기'],
    ['while it runs and is full', full, 'new member', '입장하기'],
    ['while it runs and is full', full, 'reader', '이 책의 다른 모임 보기'],
    ['while it runs and is full', full, 'visitor', '이 책의 다른 모임 보기'],
    ['after it was cancelled', cancelled, 'leader', '다른 날에 다시 열기'],
    ['after it was cancelled', cancelled, 'member', '이 책의 다른 모임 보기'],
    ['after it was cancelled', cancelled, 'visitor', '이 책의 다른 모임 보기'],
    ['after the end', ended, 'member', '다음 회차 열기'],
    ['after the end', ended, 'reader', '이 책의 다른 모임 보기'],
    ['after the end', ended, 'removed', '이 책의 다른 모임 보기'],
  ])('%s (%o) for a %s is “%s”', async (_when, options, who, label) => {
    const { side } = await pageOf(who, options);
    expect(stepsOf(side)[0]).toBe(label);
    expect(side.match(/>입장하기</g) ?? []).toHaveLength(label === '입장하기' ? 1 : 0);
  });
});

test('a meeting of a closed club offers no further meeting of the club', async () => {
  for (const options of [cancelled, ended, live]) {
    const clubId = await createClub(stack, leader);
    const { id } = await pageOf('leader', options);
    await stack.db.meeting.update({ where: { id }, data: { clubId } });
    const page = async () => (await asPerson(app, leader).get(`/meetings/${id}`).expect(200)).text;
    expect(await page()).toContain(`/meetings/${id}/next`);
    await stack.db.club.update({ where: { id: clubId }, data: { closedAt: new Date() } });
    expect(await page()).not.toContain(`/meetings/${id}/next`);
  }
});

test('a person who joins a running meeting is asked to enter, and is promised no notice before the start', async () => {
  const { html } = await pageOf('new member', live);
  expect(html).toContain('자리를 잡았어요');
  expect(html).toContain('모임이 진행 중이에요. 바로 들어가 보세요.');
  expect(html).not.toContain('시작하기 전에 알려 드릴게요');
  expect(html.indexOf('>입장하기<')).toBeLessThan(html.indexOf('data-invite '));
});

test('a person who joins shortly before the start is asked to enter and wait', async () => {
  const { html } = await pageOf('new member', soon);
  expect(html.match(/곧 시작해요\. 먼저 들어가 기다릴 수 있어요\./g)).toHaveLength(1);
  expect(html).not.toContain('시작하기 전에 알려 드릴게요');
});

test('a person who cannot take part reads of no room that she could enter', async () => {
  for (const who of ['reader', 'visitor'] as const)
    expect((await pageOf(who, full)).html).not.toContain('참여하면 바로');
  expect((await pageOf('removed', cancelled)).html).toContain('취소된 모임이라 대화방이 열리지 않아요.');
});

test('a calendar is offered until the start, to those who take part or still can', async () => {
  const offers = async (who: Who, options: MeetingOptions) =>
    (await pageOf(who, options)).html.includes('캘린더에 담기');
  const upcoming = { startsInMinutes: 60 };
  for (const who of ['leader', 'member', 'new member', 'reader', 'visitor'] as const)
    expect([who, await offers(who, upcoming)]).toEqual([who, true]);
  expect(await offers('member', { startsInMinutes: 60, capacity: 2 })).toBe(true);
  expect(await offers('reader', { startsInMinutes: 60, capacity: 2 })).toBe(false);
  expect(await offers('removed', upcoming)).toBe(false);
  for (const who of ['member', 'new member', 'reader'] as const)
    expect([who, await offers(who, live)]).toEqual([who, false]);
});
