import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeClub } from '../../src/clubs/close-club.ts';
import { joinClub } from '../../src/clubs/join-club.ts';
import { setRole } from '../../src/clubs/set-role.ts';
import { noticeLimits } from '../../src/notices/notice-limits.ts';
import { postNotice } from '../../src/notices/post-notice.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { postThrough } from './sample-notices.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let outsider: TestPerson;
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
  outsider = await createPerson(stack, '노을');
});
afterAll(() => stack.close());

beforeEach(async () => {
  clubId = await createClub(stack, leader);
  await joinClub({ db: stack.db }, member.id, { clubId, answer: '' });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const post = (body: string, fields: Record<string, string> = {}) =>
  postThrough(as(leader), clubId, { body, ...fields });
const pinnedIds = async () => {
  const rows = await stack.db.clubNotice.findMany({
    where: { clubId, pinPlace: { not: null } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
};

/** Stores this number of notices of the club, as old as `hours`. */
const store = (count: number, hours: number) => stack.db.$executeRaw`
  INSERT INTO club_notices (club_id, author_id, body, posted_at)
  SELECT ${clubId}::int, ${leader.id}::int, '공지 ' || n, now() - ${hours} * interval '1 hour'
  FROM generate_series(1, ${count}::int) AS n`;

describe('posting a notice', () => {
  test('shows it to members on the club page and in the list, escaped and with its link', async () => {
    const answer = await as(leader)
      .post(`/clubs/${clubId}/notices`, { body: '<b>이번 달</b> 책\nhttps://example.com/책?a=1&b=2 보세요' })
      .expect(303);
    expect(answer.headers.location).toMatch(/^\/clubs\/\d+\/notices\?done=posted#notice-\d+$/);
    for (const path of [`/clubs/${clubId}`, `/clubs/${clubId}/notices?done=posted`]) {
      const { text } = await as(member).get(path).expect(200);
      expect(text).toContain('&lt;b&gt;이번 달&lt;/b&gt; 책');
      expect(text).toMatch(
        /<a href="https:\/\/example\.com\/[^"]*" target="_blank" rel="noopener noreferrer nofollow ugc"/,
      );
      expect(text).not.toContain('<b>이번');
    }
    expect((await as(leader).get(String(answer.headers.location).split('#')[0] ?? '')).text).toContain(
      '공지를 올렸어요',
    );
  });

  test.each<[string, string, string]>([
    ['nothing', '', '적어 주세요'],
    ['only blanks', ' \n\u2800 ', '적어 주세요'],
    ['1,001 letters', '가'.repeat(1_001), '1,000자까지'],
    ['a tower of marks', `가${'\u0301'.repeat(40)}`, '여러 겹'],
  ])('of %s is 422 with a message at the field and the text kept', async (_what, body, message) => {
    const { text } = await as(leader).post(`/clubs/${clubId}/notices`, { body, pinned: 'on' }).expect(422);
    expect(text).toMatch(new RegExp(`id="field-body-error">[^<]*${message}`));
    expect(text).toContain('name="pinned" checked');
    if (body.startsWith('가가')) expect(text).toContain(body);
    expect(await stack.db.clubNotice.count({ where: { clubId } })).toBe(0);
  });

  test('of 1,000 letters is accepted, and twice within a minute is one notice', async () => {
    const body = '가'.repeat(1_000);
    expect(await post(body)).toBe(await post(body));
    expect(await stack.db.clubNotice.count({ where: { clubId } })).toBe(1);
  });

  test('is for the leader and the co-leaders of an open club', async () => {
    await as(member).post(`/clubs/${clubId}/notices`, { body: '나도' }).expect(403);
    await as(member).post(`/clubs/${clubId}/notices`, { body: '' }).expect(403);
    await as(outsider).post(`/clubs/${clubId}/notices`, { body: '나도' }).expect(403);
    await as(null).post(`/clubs/${clubId}/notices`, { body: '나도' }).expect(401);
    await setRole({ db: stack.db }, leader.id, { clubId, userId: member.id, role: 'co_leader' });
    await as(member).post(`/clubs/${clubId}/notices`, { body: '이제는 나도' }).expect(303);
    await closeClub({ db: stack.db }, leader.id, clubId);
    await as(leader).post(`/clubs/${clubId}/notices`, { body: '닫은 뒤' }).expect(409);
  });

  test('stops at the limit of a day, and goes on a day later', async () => {
    await store(noticeLimits.perDay, 1);
    const { text } = await as(leader).post(`/clubs/${clubId}/notices`, { body: '하나 더' }).expect(422);
    expect(text).toContain('하루에 10개까지');
    expect(text).toContain('하나 더</textarea>');
    await stack.db
      .$executeRaw`UPDATE club_notices SET posted_at = posted_at - interval '1 day' WHERE club_id = ${clubId}`;
    await post('다음 날');
  });

  test('stops at the limit of a club until an old notice is deleted', async () => {
    await store(noticeLimits.kept, 48);
    await as(leader).post(`/clubs/${clubId}/notices`, { body: '하나 더' }).expect(422);
    const { id } = await stack.db.clubNotice.findFirstOrThrow({ where: { clubId } });
    await as(leader).post(`/notices/${id}/delete`).expect(303);
    await post('하나 더');
  });

  test('beyond the rate limit is 429 with the text kept', async () => {
    const throttled = createTestApp(stack, { env: { RATE_LIMITS: 'notice-post=1/60' } });
    const hasty = asPerson(throttled, leader);
    await hasty.post(`/clubs/${clubId}/notices`, { body: '하나' }).expect(303);
    const { text } = await hasty.post(`/clubs/${clubId}/notices`, { body: '둘' }).expect(429);
    expect(text).toContain('둘</textarea>');
  });

  test('in parallel never passes the limit of a day', async () => {
    const results = await Promise.all(
      Array.from({ length: noticeLimits.perDay + 5 }, (_, at) =>
        postNotice({ db: stack.db }, leader.id, { clubId, body: `동시에 ${at}`, pinned: false, unpin: null }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(noticeLimits.perDay);
  });

  test('puts one entry into the inbox of every other member', async () => {
    const id = await post('알려요');
    const told = await stack.db.notification.findMany({
      where: { announcement: { clubId, kind: 'club_notice', subjectId: id } },
    });
    expect(told.map(({ userId }) => userId)).toEqual([member.id]);
  });

  test('is undone when the inboxes cannot be written', async () => {
    const announce = () => Promise.reject(new Error('no inbox'));
    const notice = { clubId, body: '다시', pinned: false, unpin: null };
    await expect(postNotice({ db: stack.db, announce }, leader.id, notice)).rejects.toThrow('no inbox');
    expect(await stack.db.clubNotice.count({ where: { clubId } })).toBe(0);
  });
});

describe('pinned notices', () => {
  test('are three at most: the fourth asks which one to unpin, and takes its place', async () => {
    const ids = [];
    for (const body of ['첫째', '둘째', '셋째']) ids.push(await post(body, { pinned: 'on' }));
    const { text } = await as(leader)
      .post(`/clubs/${clubId}/notices`, { body: '넷째', pinned: 'on' })
      .expect(422);
    expect(text).toContain('3개까지 고정할 수 있어요');
    expect([...text.matchAll(/name="unpin" value="(\d+)"/g)].map(([, id]) => Number(id))).toEqual(
      [...ids].reverse(),
    );
    expect(text).toContain('넷째</textarea>');
    expect(await pinnedIds()).toEqual(ids);
    const fourth = await post('넷째', { pinned: 'on', unpin: String(ids[0]) });
    expect(await pinnedIds()).toEqual([ids[1], ids[2], fourth]);
  });

  test('keep their places when the notice to unpin is none of the club or not pinned', async () => {
    const elsewhere = await createClub(stack, leader);
    const foreign = await postThrough(as(leader), elsewhere, { body: '다른 곳', pinned: 'on' });
    const loose = await post('고정하지 않은');
    for (const body of ['첫째', '둘째', '셋째']) await post(body, { pinned: 'on' });
    const before = await pinnedIds();
    for (const unpin of [String(foreign), String(loose), 'x'])
      await as(leader)
        .post(`/clubs/${clubId}/notices`, { body: `넷째 ${unpin}`, pinned: 'on', unpin })
        .expect(422);
    expect(await pinnedIds()).toEqual(before);
    expect((await stack.db.clubNotice.findUniqueOrThrow({ where: { id: foreign } })).pinPlace).toBe(1);
  });

  test('posted in parallel are three, and the database refuses a fourth place', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        postNotice({ db: stack.db }, leader.id, { clubId, body: `동시에 ${at}`, pinned: true, unpin: null }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(3);
    const row = { clubId, authorId: leader.id, body: '넷째' };
    await expect(stack.db.clubNotice.create({ data: { ...row, pinPlace: 4 } })).rejects.toThrow(/pin_places/);
    await expect(stack.db.clubNotice.create({ data: { ...row, pinPlace: 2 } })).rejects.toThrow();
  });

  test('are pinned and unpinned later too, up to three', async () => {
    const ids = [];
    for (const body of ['첫째', '둘째', '셋째', '넷째']) ids.push(await post(body));
    const pin = (id: number | undefined, fields: Record<string, string>) =>
      as(leader).post(`/notices/${id}/pin`, fields);
    for (const id of ids.slice(0, 3)) await pin(id, { pinned: 'on' }).expect(303);
    await pin(ids[0], { pinned: 'on' }).expect(303);
    expect((await pin(ids[3], { pinned: 'on' }).expect(409)).text).toContain('하나를 풀고 다시');
    await pin(ids[1], {}).expect(303);
    await pin(ids[3], { pinned: 'on' }).expect(303);
    expect(await pinnedIds()).toEqual([ids[0], ids[2], ids[3]]);
    await as(member).post(`/notices/${ids[0]}/pin`).expect(403);
  });

  test('come first on the club page, then the newest notice', async () => {
    await post('오래 볼 공지', { pinned: 'on' });
    await post('지나간 공지');
    await post('새 공지');
    const { text } = await as(member).get(`/clubs/${clubId}`).expect(200);
    const shown = [...text.matchAll(/club-notices__excerpt" dir="auto">([^<]+)</g)].map(([, line]) => line);
    expect(shown).toEqual(['오래 볼 공지', '새 공지']);
    expect(text).toContain('지난 공지 1개');
  });
});

describe('deleting a notice', () => {
  test('is for leaders and takes it from every page', async () => {
    const id = await post('지울 공지');
    await as(member).post(`/notices/${id}/delete`).expect(403);
    await as(outsider).post(`/notices/${id}/delete`).expect(403);
    await as(leader).post(`/notices/${id}/delete`).expect(303);
    for (const path of [`/clubs/${clubId}`, `/clubs/${clubId}/notices`])
      expect((await as(member).get(path).expect(200)).text).not.toContain('지울 공지');
    await as(leader).post(`/notices/${id}/delete`).expect(404);
    await as(leader).post('/notices/x/delete').expect(404);
  });
});

describe('the notices of a club', () => {
  test('are for its members: others get 403, and 404 if the club is unlisted', async () => {
    await post('우리끼리');
    await as(null).get(`/clubs/${clubId}/notices`).expect(302);
    expect((await as(outsider).get(`/clubs/${clubId}/notices`).expect(403)).text).not.toContain('우리끼리');
    for (const person of [null, outsider])
      expect((await as(person).get(`/clubs/${clubId}`).expect(200)).text).not.toContain('우리끼리');
    const hidden = await createClub(stack, leader, { visibility: 'unlisted' });
    const id = await postThrough(as(leader), hidden, { body: '숨은 공지' });
    await as(outsider).get(`/clubs/${hidden}/notices`).expect(404);
    for (const verb of ['confirm', 'pin', 'delete'])
      await as(outsider).post(`/notices/${id}/${verb}`).expect(404);
  });

  test('stand on pages of ten, the newest first', async () => {
    await store(23, 1);
    const pages = await Promise.all(
      [1, 3, 4].map((page) => as(member).get(`/clubs/${clubId}/notices?page=${page}`).expect(200)),
    );
    expect(pages.map(({ text }) => text.match(/data-notice-id/g)?.length ?? 0)).toEqual([10, 3, 0]);
    expect(pages[0]?.text).toMatch(/공지 23[\s\S]*공지 22/);
  });
});
