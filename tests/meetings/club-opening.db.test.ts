import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { setRole } from '../../src/clubs/set-role.ts';
import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson, wallTimeIn } from './plan-form.ts';
import { createClubMeeting } from './sample-club-meeting.ts';
import { hour } from './sample-meeting.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let helper: TestPerson;
let member: TestPerson;
let outsider: TestPerson;
let clubId: number;
let bookId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  helper = await createPerson(stack, '바다');
  member = await createPerson(stack);
  outsider = await createPerson(stack);
});
afterAll(() => stack.close());

/** A club with a leader, a co-leader and a member. */
beforeEach(async () => {
  clubId = await createClub(stack, leader);
  for (const { id } of [helper, member]) await joinClub({ db: stack.db }, id, { clubId, answer: '' });
  await setRole({ db: stack.db }, leader.id, { clubId, userId: helper.id, role: 'co_leader' });
  bookId = (await createBook(stack, { title: '남극' })).id;
});

const as = (person: TestPerson | null) => asPerson(app, person);
const form = (fields: Record<string, string> = {}): Record<string, string> => ({
  clubId: String(clubId),
  bookId: String(bookId),
  startsAt: wallTimeIn(2 * hour),
  ...fields,
});
const idIn = (path: string) => Number(path.split('/').at(-1));

describe('opening a meeting of a club', () => {
  test('needs only a book and a date, and fills in the rest', async () => {
    const startsAt = wallTimeIn(2 * hour);
    const fields = form({ startsAt, title: '', endsAt: '', capacity: '', description: '' });
    const { headers } = await as(helper).post('/meetings', fields).expect(303);
    const meeting = await stack.db.meeting.findUniqueOrThrow({ where: { id: idIn(headers.location ?? '') } });
    expect(meeting).toMatchObject({
      title: '『남극』 모임',
      capacity: 30,
      memberCount: 3,
      leaderId: leader.id,
      clubId,
    });
    expect(seoulWallTime(meeting.startsAt)).toBe(startsAt);
    expect(meeting.endsAt.getTime() - meeting.startsAt.getTime()).toBe(2 * hour);
    const again = await as(leader).post('/meetings', form({ startsAt })).expect(303);
    expect(again.headers.location).toBe(headers.location);
  });

  test('once a week says how many meetings follow the one that is shown', async () => {
    const open = async (fields: Record<string, string>) => {
      const { headers } = await as(leader).post('/meetings', form(fields)).expect(303);
      return (
        await as(leader)
          .get(headers.location ?? '')
          .expect(200)
      ).text;
    };
    expect(await open({ repeat: 'weekly', times: '3' })).toContain('이어지는 모임 2개도 함께 열었어요.');
    expect(await open({ startsAt: wallTimeIn(3 * hour) })).not.toContain('이어지는 모임');
  });

  test('keeps what a leader decides herself', async () => {
    const fields = form({
      title: '남극의 밤',
      endsAt: wallTimeIn(3 * hour),
      capacity: '12',
      description: '함께 읽어요.',
    });
    const { headers } = await as(leader).post('/meetings', fields).expect(303);
    expect(await stack.db.meeting.findUnique({ where: { id: idIn(headers.location ?? '') } })).toMatchObject({
      title: '남극의 밤',
      capacity: 12,
      description: '함께 읽어요.',
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ['without a date', { startsAt: '' }, '시작하는 시간을 골라 주세요.'],
    ['in the past', { startsAt: '2026-01-01T20:00' }, '지금보다 뒤로'],
    ['with fewer seats than members', { capacity: '2' }, '멤버 수보다 적지 않게'],
    ['with a title that is too long', { title: '가'.repeat(61) }, '제목은 60자까지'],
    ['with an unknown book', { bookId: '2000000000' }, '고른 책을 찾을 수 없어요'],
    ['without a book', { bookId: '' }, '어떤 책으로 모일지 골라 주세요.'],
  ])('%s is 422 with the message and everything that was typed', async (_what, wrong, message) => {
    const fields = form({ description: '그대로 있어요', ...wrong });
    const { text } = await as(leader).post('/meetings', fields).expect(422);
    expect(text).toContain(message);
    expect(text).toContain('그대로 있어요');
    expect(text).toContain(`<input type="hidden" name="clubId" value="${clubId}">`);
    expect(text).toMatch(/<details class="meeting-form__more" open>/);
  });

  test.each(['', '2026-02-30T19:30', '2026-12-10T24:00'])(
    'with the start “%s” and no end has one message, beside the start',
    async (startsAt) => {
      const { text } = await as(leader).post('/meetings', form({ startsAt })).expect(422);
      expect(text).toContain('id="field-startsAt-error"');
      expect(text).not.toContain('id="field-endsAt-error"');
    },
  );

  test('is 403 for members and outsiders, and 404 where the club does not exist for them', async () => {
    for (const person of [member, outsider]) {
      await as(person).post('/meetings', form()).expect(403);
      await as(person).get(`/meetings/new?clubId=${clubId}`).expect(403);
    }
    await as(null).post('/meetings', form()).expect(401);
    const hidden = await createClub(stack, leader, { visibility: 'unlisted', entry: 'invite' });
    for (const id of [String(hidden), '2000000000', 'abc', '0']) {
      await as(outsider)
        .post('/meetings', form({ clubId: id }))
        .expect(404);
      await as(outsider).get(`/meetings/new?clubId=${id}`).expect(404);
    }
    await as(leader).post(`/clubs/${clubId}/close`).expect(303);
    for (const answer of [
      await as(leader).post('/meetings', form()).expect(409),
      await as(leader).get(`/clubs/${clubId}/meetings/new`).expect(409),
    ])
      expect(answer.text).toContain('문을 닫은 북클럽');
    await as(member).post('/meetings', form()).expect(403);
  });

  test('says when the leader leads as many meetings as she may', async () => {
    await createClubMeeting(stack, leader, { clubId });
    await stack.db.$executeRaw`
      INSERT INTO meetings (book_id, leader_id, title, starts_at, ends_at, capacity)
      SELECT ${bookId}, ${leader.id}, '모임', now() + interval '1 day', now() + interval '25 hours', 5 FROM generate_series(1, 100)`;
    const { text } = await as(helper).post('/meetings', form()).expect(409);
    expect(text).toContain('북클럽 리더가 앞으로 열 수 있는 모임 100개가 찼어요');
    await stack.db.meeting.deleteMany({ where: { title: '모임' } });
  });

  test('tells the other members in their inboxes, once', async () => {
    const fields = form();
    for (const _twice of [1, 2]) await as(helper).post('/meetings', fields).expect(303);
    const told = await stack.db.notification.findMany({
      where: { announcement: { kind: 'club_meeting_opened', clubId } },
      orderBy: { userId: 'asc' },
    });
    expect(told.map(({ userId }) => userId)).toEqual([leader.id, member.id]);
  });
});

describe('the form of a club’s meeting', () => {
  test('shows the book and the date, and the rest in a closed fold', async () => {
    const { text } = await as(leader).get(`/meetings/new?clubId=${clubId}&bookId=${bookId}`).expect(200);
    const [before = '', fold = ''] = text.split('<details class="meeting-form__more">');
    expect(before).toContain('남극');
    expect(before).toContain('name="startsAt"');
    for (const name of ['title', 'endsAt', 'capacity', 'description']) {
      expect(before).not.toContain(`name="${name}"`);
      expect(fold).toContain(`name="${name}"`);
    }
    expect(text).toContain('비워 두면 『남극』 모임으로 열어요');
    expect(text).toContain('멤버 3명이 모두 참여해요');
  });

  test('chooses a book first, and every way to a book leads back to the club', async () => {
    for (const address of [`/meetings/new?clubId=${clubId}`, `/clubs/${clubId}/meetings/new`]) {
      const { text } = await as(leader).get(address).expect(200);
      expect(text).toContain(`href="/clubs/${clubId}/meetings/new?bookId=${bookId}"`);
      expect(text).toMatch(new RegExp(`href="/clubs/${clubId}"[^>]*>[^<]+</a></p>\\s*<h1>어떤 책으로`));
      expect(text).toContain('그다음에는 날짜만 정하면 돼요');
      expect(text).toContain(`action="/clubs/${clubId}/meetings/new"`);
    }
    const added = await as(leader)
      .post('/books', {
        title: '새 책',
        author: '작가',
        publisher: '',
        isbn: '',
        next: `/clubs/${clubId}/meetings/new`,
      })
      .expect(303);
    expect(added.headers.location).toMatch(new RegExp(`^/clubs/${clubId}/meetings/new\\?bookId=\\d+$`));
    expect(
      (
        await as(leader)
          .get(added.headers.location ?? '')
          .expect(200)
      ).text,
    ).toContain('새 책');
  });

  test('asks for the club’s next book, and announces the date only', async () => {
    const { text } = await as(leader).get(`/clubs/${clubId}/meetings/new`).expect(200);
    expect(text).toContain('다음 책을 골라 주세요. 그다음에는 날짜만 정하면 돼요.');
    expect((await as(leader).get('/meetings/new').expect(200)).text).toContain(
      '날짜와 인원을 정할 수 있어요',
    );
  });

  test('proposes the weekday and the time of the club’s last meeting', async () => {
    const startsAt = new Date(Date.now() + 30 * 24 * hour);
    await createClubMeeting(stack, leader, { clubId, startsAt });
    const { text } = await as(leader).get(`/clubs/${clubId}/meetings/new?bookId=${bookId}`).expect(200);
    expect(text).toContain(`value="${seoulWallTime(new Date(startsAt.getTime() + 7 * 24 * hour))}"`);
  });
});

describe('a club’s meeting on the pages', () => {
  test('has no button for outsiders but the way to the club', async () => {
    const id = await createClubMeeting(stack, leader, { clubId });
    for (const person of [null, outsider]) {
      const { text } = await as(person).get(`/meetings/${id}`).expect(200);
      expect(text).toContain(`href="/clubs/${clubId}">북클럽 보기</a>`);
      expect(text).not.toContain(`/meetings/${id}/join`);
      expect(text).not.toContain('자리 남았어요');
      expect(text).not.toContain('로그인하고 참여하기');
      expect(text).not.toContain('친구 초대하기');
    }
    const refused = await as(outsider).post(`/meetings/${id}/join`).expect(403);
    expect(refused.text).toContain('북클럽 멤버만 참여할 수 있어요');
    expect(refused.text).toContain(`href="/clubs/${clubId}"`);
    expect((await as(member).get(`/meetings/${id}`)).text).not.toContain('북클럽 보기');
  });

  test('gives co-leaders the leader’s tools, and members none', async () => {
    const id = await createClubMeeting(stack, leader, { clubId });
    const path = `/meetings/${id}`;
    expect((await as(helper).get(path).expect(200)).text).toContain('모임 관리');
    expect((await as(member).get(path).expect(200)).text).not.toContain('모임 관리');
    await as(helper).get(`${path}/edit`).expect(200);
    await as(member).get(`${path}/edit`).expect(403);
    // Nobody was notified yet, so there is nobody to remind.
    await as(helper).post(`${path}/remind`).expect(409);
    await as(member).post(`${path}/remind`).expect(403);
    await as(helper).post(`${path}/members/${member.id}/remove`).expect(303);
    await as(helper).post(`${path}/members/${member.id}/readmit`).expect(303);
    await as(helper).post(`${path}/members/${leader.id}/remove`).expect(403);
    await as(member).post(`${path}/cancel`).expect(403);
    await as(helper).post(`${path}/cancel`).expect(303);
  });

  test('is taken over with two taps by a co-leader, who then is shown as its leader', async () => {
    const id = await createClubMeeting(stack, leader, { clubId });
    const path = `/meetings/${id}`;
    const action = `action="${path}/take-over"`;
    expect((await as(helper).get(path)).text).toContain(action);
    for (const person of [leader, member]) expect((await as(person).get(path)).text).not.toContain(action);
    await as(member).post(`${path}/take-over`).expect(403);
    await as(outsider).post(`${path}/take-over`).expect(403);
    await as(null).post(`${path}/take-over`).expect(401);
    for (const _twice of [1, 2]) await as(helper).post(`${path}/take-over`).expect(303);
    expect(await stack.db.meeting.findUnique({ where: { id } })).toMatchObject({ leaderId: helper.id });
    expect((await as(leader).get(path)).text).toContain(action);
    await as(leader).post(`${path}/leave`).expect(303);
  });
});

describe('the club’s page', () => {
  test('shows up to three next meetings with their books, soonest first', async () => {
    const ids: number[] = [];
    for (const days of [3, 1, 4, 2])
      ids.push(
        await createClubMeeting(stack, leader, { clubId, startsAt: new Date(Date.now() + days * 24 * hour) }),
      );
    const { text } = await as(member).get(`/clubs/${clubId}`).expect(200);
    const shown = [...text.matchAll(/data-meeting-id="(\d+)"/g)].map(([, id]) => Number(id));
    expect(shown).toEqual([ids[1], ids[3], ids[0]]);
    expect(text).toContain('다음 모임');
    expect(text).toContain('시험용 책');
    expect(text).not.toContain('meeting-card__club');
  });

  test('says so when there is none, with a button for leaders only', async () => {
    for (const person of [leader, helper])
      expect((await as(person).get(`/clubs/${clubId}`)).text).toContain(
        `href="/clubs/${clubId}/meetings/new"`,
      );
    const { text } = await as(member).get(`/clubs/${clubId}`).expect(200);
    expect(text).toContain('아직 잡힌 모임이 없어요');
    expect(text).not.toContain('meetings/new');
  });

  test('seats a person who joins by its button in the next meeting', async () => {
    const id = await createClubMeeting(stack, leader, { clubId });
    const newcomer = await createPerson(stack);
    await as(newcomer).post(`/clubs/${clubId}/join`).expect(303);
    expect((await as(newcomer).get(`/meetings/${id}`)).text).toContain('참여 중');
    await as(newcomer).post(`/clubs/${clubId}/leave`).expect(303);
    expect((await as(newcomer).get(`/meetings/${id}`)).text).toContain('북클럽 보기');
  });
});
