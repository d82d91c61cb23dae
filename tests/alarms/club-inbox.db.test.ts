import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announceToClub } from '../../src/alarms/index.ts';
import { countUnread } from '../../src/alarms/notification-open-repository.ts';
import type { ClubAnnouncement } from '../../src/clubs/index.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { createBooks, openThrough as openVote } from '../book-votes/sample-votes.ts';
import { createClub } from '../clubs/sample-club.ts';
import { openThrough as openPoll } from '../date-polls/sample-poll.ts';
import { asPerson, wallTimeIn } from '../meetings/plan-form.ts';
import { createRecordingEmitter, scan } from '../support/alarms.ts';
import { createTestApp, silentSockets, type TestApp } from '../support/app.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let deputy: TestPerson;
let reader: TestPerson;
let name: string;
let club: number;
/** The people whose open pages are told of a new count, in order. */
let rung: number[][] = [];
let clubs = 0;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, {
    isThrottled: false,
    sockets: () => ({
      ...silentSockets,
      inboxNews: { changed: (...userIds) => void rung.push(userIds.toSorted((a, b) => a - b)) },
    }),
  });
  [leader, deputy, reader] = await Promise.all([
    createPerson(stack, '하늘'),
    createPerson(stack, '바다'),
    createPerson(stack, '나무'),
  ]);
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM announcements; DELETE FROM meetings');
  rung = [];
  clubs += 1;
  name = `들꽃 독서회 ${clubs}`;
  club = await createClub(stack, leader, { name });
});
afterAll(() => stack.close());

const as = (person: TestPerson) => asPerson(app, person);
const join = async (person: TestPerson, role = 'member') => {
  await stack.db.clubMembership.create({ data: { clubId: club, userId: person.id, role } });
};
const post = (person: TestPerson, path: string, fields: Record<string, string> = {}) =>
  as(person).post(`/clubs/${club}/${path}`, fields).expect(303);
const unread = async (person: TestPerson) => (await countUnread(stack.pool, [person.id]))[0];
type WithoutClub<Of> = Of extends unknown ? Omit<Of, 'clubId'> : never;
const announce = (announcement: WithoutClub<ClubAnnouncement>) =>
  inTransaction(stack.db, (tx) =>
    announceToClub({ changed: (...userIds) => void rung.push([...userIds]) })(tx, {
      ...announcement,
      clubId: club,
    } as ClubAnnouncement),
  );

/** A page is marked as read after it was sent. */
const isRead = (person: TestPerson) => expect.poll(() => unread(person)).toBe(0);

/** The lines about this test's club in a person's inbox: label, sentence, notes and link. */
async function linesOf(person: TestPerson): Promise<string[]> {
  const { text } = await as(person).get('/notifications').expect(200);
  return [...text.matchAll(/<li class="inbox__entry.*?<\/li>/gs)]
    .map(([entry]) => entry)
    .filter((entry) => entry.includes(name))
    .map((entry) => {
      const label = /badge--quiet">([^<]+)/.exec(entry)?.[1];
      const sentences = /<p(?: class="soft small")?>([^<]+)<\/p>/g;
      const paragraphs = [...entry.matchAll(sentences)].map(([, sentence]) => sentence);
      return [label, ...paragraphs, /href="([^"]+)"/.exec(entry)?.[1] ?? 'no link'].join(' | ');
    });
}

describe('applications', () => {
  const apply = (person: TestPerson) => post(person, 'join');

  beforeEach(async () => {
    await stack.db.club.update({ where: { id: club }, data: { entry: 'approval' } });
    await join(deputy, 'co_leader');
  });

  test('are one line for the leader and each co-leader, which tells how many wait', async () => {
    await apply(reader);
    expect(rung).toEqual([[leader.id, deputy.id].sort((a, b) => a - b)]);
    await apply(await createPerson(stack));
    for (const person of [leader, deputy])
      expect(await linesOf(person)).toEqual([
        `가입 신청 | 가입 신청 2건이 기다리고 있어요. | /clubs/${club}`,
      ]);
    expect(await linesOf(reader)).toEqual([]);
  });

  test('count once as unread, and again after the line was read', async () => {
    await apply(reader);
    await apply(reader);
    await apply(await createPerson(stack));
    expect(await unread(deputy)).toBe(1);
    await linesOf(deputy);
    await isRead(deputy);
    await apply(await createPerson(stack));
    expect(await unread(deputy)).toBe(1);
  });

  test('that are accepted or declined tell the applicant only', async () => {
    const other = await createPerson(stack);
    await apply(reader);
    await apply(other);
    rung = [];
    await post(leader, `applications/${reader.id}`, { decision: 'accept' });
    await post(deputy, `applications/${other.id}`, { decision: 'decline' });
    expect(rung).toEqual([[reader.id], [other.id]]);
    expect(await linesOf(reader)).toEqual([
      `가입 | 가입 신청을 받아 줬어요. 이제 멤버예요. | /clubs/${club}`,
    ]);
    expect(await linesOf(other)).toEqual([
      `가입 신청 | 이번에는 가입 신청을 받아 주지 못했어요. | /clubs/${club}`,
    ]);
    expect((await linesOf(leader))[0]).toContain('기다리던 가입 신청을 모두 처리했어요.');
  });

  test('are no line of a co-leader any more who became a member', async () => {
    await apply(reader);
    await post(leader, `members/${deputy.id}/role`, { role: 'member' });
    expect(await unread(deputy)).toBe(0);
    expect(await linesOf(deputy)).toEqual([]);
  });
});

describe('handing over', () => {
  beforeEach(() => join(reader));

  test('asks a member once, until she has answered', async () => {
    await post(leader, 'handover', { userId: String(reader.id) });
    await post(leader, 'handover', { userId: String(reader.id) });
    expect(rung).toEqual([[reader.id]]);
    const asked = '리더 부탁 | 리더가 이 북클럽을 이어서 이끌어 달라고 부탁했어요.';
    expect(await linesOf(reader)).toEqual([`${asked} | 북클럽에서 답해 주세요. | /clubs/${club}`]);
    await post(reader, 'handover/answer', { answer: 'decline' });
    expect(await linesOf(reader)).toEqual([`${asked} | 지금은 답할 부탁이 없어요. | /clubs/${club}`]);
  });

  test.for([
    ['accept', '리더 바뀜 | 나무 님이 리더를 이어받았어요.'],
    ['decline', '리더 부탁 | 나무 님이 이번에는 리더를 맡지 않겠다고 답했어요.'],
  ] as const)('tells the leader the answer: %s', async ([answer, line]) => {
    await post(leader, 'handover', { userId: String(reader.id) });
    await post(reader, 'handover/answer', { answer });
    expect(await linesOf(leader)).toEqual([`${line} | /clubs/${club}`]);
  });

  test('that the leader takes back is told to nobody', async () => {
    await post(leader, 'handover', { userId: String(reader.id) });
    rung = [];
    await post(leader, 'handover/answer', { answer: 'decline' });
    expect(rung).toEqual([]);
    expect(await linesOf(leader)).toEqual([]);
  });
});

describe('a member who leaves or is removed', () => {
  beforeEach(async () => {
    await join(reader);
    await announce({ kind: 'club_notice', noticeId: 1, byUserId: leader.id });
  });

  test.for(['listed', 'unlisted'])(
    'sees no line of a club that is %s any more but the removal',
    async (visibility) => {
      await stack.db.club.update({ where: { id: club }, data: { visibility } });
      expect(await unread(reader)).toBe(1);
      await post(leader, `members/${reader.id}/remove`);
      const href = visibility === 'listed' ? `/clubs/${club}` : 'no link';
      expect(await unread(reader)).toBe(1);
      expect(await linesOf(reader)).toEqual([
        `내보냄 | 리더가 이 북클럽에서 내보냈어요. 그동안 함께 읽어 주셔서 고마워요. | ${href}`,
      ]);
    },
  );

  test('by herself sees no line at all, and the count of the inbox agrees', async () => {
    await as(reader).post(`/clubs/${club}/leave`).expect(303);
    expect(await unread(reader)).toBe(0);
    expect(await linesOf(reader)).toEqual([]);
  });
});

describe('all members except the one who did it', () => {
  beforeEach(async () => {
    await join(deputy, 'co_leader');
    await join(reader);
  });

  test('are told that the club was closed', async () => {
    await post(leader, 'close');
    const line = `문 닫음 | 리더가 북클럽의 문을 닫았어요. 지난 기록은 그대로 볼 수 있어요. | /clubs/${club}`;
    expect([await linesOf(leader), await linesOf(deputy), await linesOf(reader)]).toEqual([
      [],
      [line],
      [line],
    ]);
  });

  test('are told of a notice with its first line, and that it is gone once it was deleted', async () => {
    const long = '다음 모임은 한 주 미뤄요. '.repeat(10);
    for (const body of ['책은 도서관에도 있어요.\n두 번째 줄', long]) await post(deputy, 'notices', { body });
    const lines = [
      `공지 | ${long.slice(0, 80)}… | /clubs/${club}`,
      `공지 | 책은 도서관에도 있어요. | /clubs/${club}`,
    ];
    for (const person of [leader, reader]) expect(await linesOf(person)).toEqual(lines);
    expect(await linesOf(deputy)).toEqual([]);
    await stack.db.clubNotice.deleteMany({ where: { clubId: club } });
    expect((await linesOf(reader))[0]).toBe(`공지 | 그 뒤에 지워진 공지예요. | /clubs/${club}`);
  });

  test('are told of a series once, with its first meeting and how many there are', async () => {
    const first = await createMeeting(stack, leader, [reader], { startsInMinutes: 3_000, title: '첫 모임' });
    const second = await createMeeting(stack, leader, [reader], { startsInMinutes: 13_080 });
    await stack.db.meeting.updateMany({
      where: { id: { in: [first, second] } },
      data: { clubId: club, seriesId: first },
    });
    await announce({ kind: 'club_meeting_opened', meetingId: first, byUserId: leader.id });
    const [line, ...others] = await linesOf(reader);
    expect(others).toEqual([]);
    await isRead(reader);
    expect(line).toMatch(/^새 모임 \| 첫 모임 · .+부터 모두 2번 \| \/meetings\/\d+$/);
    await announce({ kind: 'club_meeting_opened', meetingId: first, byUserId: leader.id });
    expect(await unread(reader)).toBe(1);
    await as(reader).get(`/meetings/${second}`).expect(200);
    expect(await unread(reader)).toBe(0);
  });

  test.for([
    ['a meeting', {}, /^새 모임 \| 첫 모임 · [^|]+ \| /],
    ['a series', { repeat: 'weekly', times: '3' }, /^새 모임 \| 첫 모임 · .+부터 모두 3번 \| /],
  ] as const)(
    'are told once of %s that a co-leader opens, also when the form is sent twice',
    async ([, fields, line]) => {
      const { id: bookId } = await createBook(stack);
      const form = {
        clubId: String(club),
        bookId: String(bookId),
        title: '첫 모임',
        startsAt: wallTimeIn(30 * 60 * 60_000),
        ...fields,
      };
      for (let sent = 0; sent < 2; sent += 1) await as(deputy).post('/meetings', form).expect(303);
      expect(await linesOf(deputy)).toEqual([]);
      for (const person of [leader, reader]) {
        expect(await unread(person)).toBe(1);
        expect(await linesOf(person)).toEqual([expect.stringMatching(line)]);
      }
    },
  );

  test('get exactly one alarm of a meeting, whatever else the club tells them', async () => {
    const { id: bookId } = await createBook(stack);
    const form = { clubId: String(club), bookId: String(bookId), startsAt: wallTimeIn(8 * 60_000) };
    await as(leader).post('/meetings', form).expect(303);
    const emitter = createRecordingEmitter();
    await scan(stack, emitter);
    await announce({ kind: 'club_notice', noticeId: 8, byUserId: leader.id });
    await post(leader, 'handover', { userId: String(reader.id) });
    await scan(stack, emitter);
    await scan(stack, emitter);
    for (const person of [leader, deputy, reader])
      expect(emitter.pushedTo(person.id)).toEqual([expect.stringMatching(/^starting_soon-/)]);
  });
});

test('visiting a club’s page reads its lines, and a link’s preview does not', async () => {
  await join(reader);
  await announce({ kind: 'club_notice', noticeId: 1, byUserId: leader.id });
  await as(reader).get(`/clubs/${club}`).set('Sec-Purpose', 'prefetch').expect(200);
  expect(await unread(reader)).toBe(1);
  await as(reader).get(`/clubs/${club}`).expect(200);
  expect(await unread(reader)).toBe(0);
});

test('opening a poll, a vote or the notices marks the notifications about them as read, and no others', async () => {
  await join(reader);
  const books = await createBooks(stack, ['겨울 정원', '긴 봄밤']);
  const poll = await openPoll(as(leader), club);
  const vote = await openVote(app, leader, club, books);
  await post(leader, 'notices', { body: '다음 주는 쉬어요.' });
  expect(await unread(reader)).toBe(3);
  await as(reader).get(`/date-polls/${poll}`).set('Sec-Purpose', 'prefetch').expect(200);
  expect(await unread(reader)).toBe(3);
  rung = [];
  await as(reader).get(`/date-polls/${poll}`).expect(200);
  expect(await unread(reader)).toBe(2);
  expect(rung).toEqual([[reader.id]]);
  await as(reader).get(`/clubs/${club}/notices`).expect(200);
  expect(await unread(reader)).toBe(1);
  await as(reader).get(`/book-votes/${vote}`).expect(200);
  expect(await unread(reader)).toBe(0);
});

test('nothing about a club is ever pushed to devices', async () => {
  await join(reader);
  await stack.db.pushSubscription.create({
    data: { endpoint: 'https://push.example/1', userId: reader.id, p256dh: 'x', auth: 'y' },
  });
  await announce({ kind: 'club_notice', noticeId: 1, byUserId: leader.id });
  const emitter = createRecordingEmitter();
  await scan(stack, emitter);
  expect(emitter.pushes).toEqual([]);
  expect(await stack.db.notification.count({ where: { webPushDueAt: { not: null } } })).toBe(0);
});

test('a change that rolls back tells nobody', async () => {
  const change = inTransaction(stack.db, async (tx) => {
    await announceToClub({ changed: (...userIds) => void rung.push([...userIds]) })(tx, {
      kind: 'club_removed',
      clubId: club,
      toUserId: reader.id,
    });
    throw new Error('as asked');
  });
  await expect(change).rejects.toThrow('as asked');
  expect([rung, await linesOf(reader)]).toEqual([[], []]);
});
