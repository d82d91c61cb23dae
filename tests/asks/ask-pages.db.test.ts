import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announceToClub, announceToMembers } from '../../src/alarms/index.ts';
import { type AskRef, askSection, markAnswered, markSeen, openAsk } from '../../src/asks/index.ts';
import { listByState } from '../../src/asks/list-by-state.ts';
import { findOpenOfClub } from '../../src/asks/open-ask-repository.ts';
import type { Database } from '../../src/platform/db.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { postThrough } from '../notices/sample-notices.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;
let quiet: TestPerson;
let outsider: TestPerson;
let club: number;
let poll: AskRef;
let pollAsk: number;
let polls = 0;

const news = { changed: () => {} };
const services = { announceToClub: announceToClub(news), announceToMembers: announceToMembers(news) };
const within = <T>(work: (tx: Database) => Promise<T>) => inTransaction(stack.db, work);

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '나무');
  quiet = await createPerson(stack, '<b>조용</b>');
  outsider = await createPerson(stack, '바깥');
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM asks');
  polls += 1;
  club = await createClub(stack, leader, { name: `북클럽 ${polls}` });
  for (const { id } of [reader, quiet])
    await stack.db.clubMembership.create({ data: { clubId: club, userId: id } });
  poll = { kind: 'date_poll', subjectId: polls };
  pollAsk = await within((tx) =>
    openAsk(services, tx, {
      ...poll,
      clubId: club,
      meetingId: null,
      askedBy: leader.id,
      closesAt: new Date(Date.now() + 86_400_000),
    }),
  );
});
afterAll(() => stack.close());

const as = (person: TestPerson) => asPerson(app, person);
const read = async (person: TestPerson, path: string) => (await as(person).get(path).expect(200)).text;
const groupsOf = (html: string) =>
  [...html.matchAll(/<dt>([^<]+)<\/dt><dd>(.*?)<\/dd>/g)].map(
    ([, label, names]) => `${label}: ${names?.replace(/<[^>]+>/g, '')}`,
  );

describe('the page of one ask', () => {
  test('shows a leader who answered, who only saw it and who did not, with names escaped', async () => {
    await within((tx) => markAnswered(services, tx, poll, reader.id));
    await markSeen(stack.db, poll, leader.id);
    expect(groupsOf(await read(leader, `/asks/${pollAsk}`))).toEqual([
      '답했어요 1명: 나무',
      '보기만 했어요 1명: 하늘',
      '아직 못 봤어요 1명: &lt;b&gt;조용&lt;/b&gt;',
    ]);
  });

  test('tells a leader, who reads the lists, nothing about how she looks to leaders', async () => {
    expect(await read(leader, `/asks/${pollAsk}`)).not.toContain('리더에게는');
  });

  test('shows a member only her own state, as the leader sees it', async () => {
    const html = await read(quiet, `/asks/${pollAsk}`);
    expect(groupsOf(html)).toEqual([]);
    expect(html).toContain('리더에게는 ‘아직 못 봤어요’로 보여요.');
    expect(html).not.toContain('나무');
    expect(html).not.toContain(`/asks/${pollAsk}/remind`);
  });

  test('is not found by an outsider, for another ask and for no number', async () => {
    await as(outsider).get(`/asks/${pollAsk}`).expect(404);
    await as(leader).get('/asks/999999').expect(404);
    await as(leader).get('/asks/x').expect(404);
  });
});

describe('asking once more', () => {
  test('leads back to the list, reaches the silent, and answers 409 the second time', async () => {
    await within((tx) => markAnswered(services, tx, poll, reader.id));
    const answer = await as(leader).post(`/asks/${pollAsk}/remind`, {}).expect(303);
    expect(answer.headers.location).toBe(`/clubs/${club}/asks?done=reminded`);
    const { rows } = await stack.pool.query<{ user_id: number }>(
      `SELECT n.user_id FROM announcements a JOIN notifications n ON n.announcement_id = a.id
       WHERE a.kind = 'ask_reminder' AND a.club_id = $1`,
      [club],
    );
    expect(rows.map(({ user_id }) => user_id)).toEqual([quiet.id]);
    const again = await as(leader).post(`/asks/${pollAsk}/remind`, {}).expect(409);
    expect(again.text).toContain('이미 한 번 더 알렸어요.');
    expect(await read(leader, `/clubs/${club}/asks`)).not.toContain(`/asks/${pollAsk}/remind`);
    expect(await read(quiet, `/asks/${pollAsk}`)).toContain('한 번 더 알림을 받았어요.');
  });

  test('is for leaders: a member gets 403, an outsider 404', async () => {
    await as(reader).post(`/asks/${pollAsk}/remind`, {}).expect(403);
    await as(outsider).post(`/asks/${pollAsk}/remind`, {}).expect(404);
  });

  test('about a meeting without a club is for its leader, and leads to the page of the ask', async () => {
    const meeting = await createMeeting(stack, leader, [reader], { startsInMinutes: 600 });
    const ask = await within((tx) =>
      openAsk(services, tx, {
        kind: 'attendance',
        subjectId: meeting,
        clubId: null,
        meetingId: meeting,
        askedBy: null,
        closesAt: null,
      }),
    );
    await as(reader).post(`/asks/${ask}/remind`, {}).expect(403);
    const answer = await as(leader).post(`/asks/${ask}/remind`, {}).expect(303);
    expect(answer.headers.location).toBe(`/asks/${ask}?done=reminded`);
    expect(await read(reader, '/notifications')).toContain('리더가 한 번 더 물었어요.');
  });
});

describe('the asks of a club', () => {
  test('are one line each for a leader, with counts, and linked from the home of the club', async () => {
    await within((tx) => markAnswered(services, tx, poll, reader.id));
    const home = await read(leader, `/clubs/${club}`);
    expect(home).toMatch(new RegExp(`href="/clubs/${club}/asks">아직 답하지 않은 분[^<]*<span[^>]*>1건`));
    const html = await read(leader, `/clubs/${club}/asks`);
    expect(html).toContain(`href="/date-polls/${poll.subjectId}"`);
    expect(html).toContain('답함 1명 · 보기만 0명 · 아직 2명');
  });

  test('have no button to ask once more while only the leader herself is silent', async () => {
    const button = `action="/asks/${pollAsk}/remind"`;
    await within((tx) => markAnswered(services, tx, poll, reader.id));
    expect(await read(leader, `/clubs/${club}/asks`)).toContain(button);
    await within((tx) => markAnswered(services, tx, poll, quiet.id));
    const html = await read(leader, `/clubs/${club}/asks`);
    expect(html).toContain('답함 2명 · 보기만 0명 · 아직 1명');
    expect(html).not.toContain(button);
  });

  test('include those of its meetings', async () => {
    const meeting = await createMeeting(stack, leader, [reader], {
      startsInMinutes: 600,
      clubId: club,
      title: '달과 6펜스',
    });
    await within((tx) =>
      openAsk(services, tx, {
        kind: 'note',
        subjectId: meeting,
        clubId: null,
        meetingId: meeting,
        askedBy: leader.id,
        closesAt: null,
      }),
    );
    expect(await read(leader, `/clubs/${club}/asks`)).toContain('미리 쓰는 글: 달과 6펜스');
    expect(await read(reader, `/clubs/${club}`)).toContain('미리 쓰는 글: 달과 6펜스');
    expect(await read(quiet, `/clubs/${club}`)).not.toContain('미리 쓰는 글');
  });

  test('count the same people as the lists of each: readers of a notice, writers of a note, guests', async () => {
    const notice = await postThrough(as(leader), club, { body: '다음 모임은 온라인이에요.' });
    await stack.db.clubNoticeReading.createMany({
      data: [
        { noticeId: notice, clubId: club, userId: reader.id, confirmedAt: new Date() },
        { noticeId: notice, clubId: club, userId: quiet.id },
      ],
    });
    const meeting = await createMeeting(stack, leader, [reader, quiet], {
      startsInMinutes: 600,
      clubId: club,
    });
    const about = { clubId: null, meetingId: meeting, askedBy: leader.id, closesAt: null };
    for (const kind of ['note', 'attendance'] as const)
      await within((tx) => openAsk(services, tx, { ...about, kind, subjectId: meeting }));
    await stack.db.meetingNote.createMany({
      data: [reader, outsider].map(({ id }) => ({ meetingId: meeting, userId: id, body: '조용해요.' })),
    });
    await markSeen(stack.db, { kind: 'attendance', subjectId: meeting }, quiet.id);
    await markSeen(stack.db, poll, quiet.id);
    await within((tx) => markAnswered(services, tx, poll, reader.id));
    const asks = await findOpenOfClub(stack.db, { clubId: club, limit: 10 });
    const counted = Object.fromEntries(
      asks.map(({ kind, answered, seen, not_seen }) => [kind, [answered, seen, not_seen]]),
    );
    expect(counted).toEqual({
      date_poll: [1, 1, 1],
      notice: [1, 1, 0],
      note: [1, 0, 2],
      attendance: [0, 1, 2],
    });
    for (const ask of asks) {
      const lists = await listByState(stack.db, ask);
      const sizes = [lists.answered.length, lists.seen.length, lists.notSeen.length];
      expect(sizes, ask.kind).toEqual(counted[ask.kind]);
    }
  });

  test('are her own for a member, and 403 for an outsider', async () => {
    const html = await read(reader, `/clubs/${club}/asks`);
    expect(html).toContain('내가 답할 것');
    expect(html).not.toContain('답함');
    await as(outsider).get(`/clubs/${club}/asks`).expect(403);
  });
});

describe('the asks that wait for a person', () => {
  const own = (html: string) =>
    [...(/data-own-asks>(.*?)<\/section>/s.exec(html)?.[1] ?? '').matchAll(/href="([^"]+)"/g)].map(
      ([, href]) => href,
    );

  test('stand on her home and in the list of the club until she answers', async () => {
    const href = `/date-polls/${poll.subjectId}`;
    expect(own(await read(quiet, '/'))).toContain(href);
    expect(await read(quiet, `/clubs/${club}/asks`)).toContain(href);
    await within((tx) => markAnswered(services, tx, poll, quiet.id));
    expect(own(await read(quiet, '/'))).not.toContain(href);
    expect(await read(quiet, `/clubs/${club}/asks`)).not.toContain(href);
  });

  test('about meetings stand on the home of the club, and the leader finds their lists at the meeting', async () => {
    const meeting = await createMeeting(stack, leader, [reader], { startsInMinutes: 600, clubId: club });
    const ref: AskRef = { kind: 'attendance', subjectId: polls };
    const about = { clubId: null, meetingId: meeting, askedBy: null, closesAt: null };
    const ask = await within((tx) => openAsk(services, tx, { ...ref, ...about }));
    expect(own(await read(reader, `/clubs/${club}`))).toEqual([`/meetings/${meeting}#attendance`]);
    expect(await read(leader, `/meetings/${meeting}`)).toContain(`href="/asks/${ask}">답함 0명`);
    expect(await read(reader, `/meetings/${meeting}`)).not.toContain(`/asks/${ask}`);
    await within((tx) => markAnswered(services, tx, ref, reader.id));
    expect(own(await read(reader, `/clubs/${club}`))).toEqual([]);
  });

  test('are at most five lines, those that end first before others', async () => {
    const fresh = await createPerson(stack, '새로');
    await stack.db.clubMembership.create({ data: { clubId: club, userId: fresh.id } });
    for (let i = 1; i <= 7; i += 1)
      await within((tx) =>
        openAsk(services, tx, {
          kind: 'book_vote',
          subjectId: polls * 100 + i,
          clubId: club,
          meetingId: null,
          askedBy: leader.id,
          closesAt: new Date(Date.now() + (10 - i) * 3_600_000),
        }),
      );
    expect(own(await read(fresh, '/'))).toEqual([7, 6, 5, 4, 3].map((i) => `/book-votes/${polls * 100 + i}`));
  });

  test('hold a notice until she confirms it, and the leader reminds her through the same list', async () => {
    const notice = await postThrough(as(leader), club, { body: '다음 모임은 온라인이에요.' });
    const ask = await stack.db.ask.findFirstOrThrow({ where: { kind: 'notice', subjectId: notice } });
    expect(await read(reader, '/')).toContain('공지 확인: 다음 모임은 온라인이에요.');
    await as(reader).post(`/notices/${notice}/confirm`, {}).expect(303);
    expect(await read(reader, '/')).not.toContain('공지 확인');
    // The author has read it, and a notice keeps its own readings.
    expect(groupsOf(await read(leader, `/asks/${ask.id}`))).toEqual([
      '답했어요 1명: 나무',
      '보기만 했어요 0명: 없어요',
      '아직 못 봤어요 1명: &lt;b&gt;조용&lt;/b&gt;',
    ]);
    await as(leader).post(`/asks/${ask.id}/remind`, {}).expect(303);
    expect(await read(quiet, '/notifications')).toContain('공지를 읽고 확인해 주세요.');
    await as(leader).post(`/notices/${notice}/delete`, {}).expect(303);
    await as(leader).get(`/asks/${ask.id}`).expect(404);
  });
});

test('the part of a subject’s page marks the ask as seen only when a person sees the page', async () => {
  const look = (isSeen: boolean) =>
    askSection(stack.db, poll, { userId: reader.id, mayManage: false, isSeen });
  expect(await look(false)).toMatchObject({
    model: { panel: { own: expect.stringContaining('아직 못 봤어요') } },
  });
  expect(await look(true)).toMatchObject({
    model: { panel: { own: expect.stringContaining('보기만 했어요') } },
  });
  const other = await askSection(stack.db, poll, { userId: outsider.id, mayManage: false, isSeen: true });
  expect(other).toBeNull();
});
