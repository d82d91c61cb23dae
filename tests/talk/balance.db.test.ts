import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setRole } from '../../src/clubs/set-role.ts';
import { createBalanceReader } from '../../src/talk/read-balance.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createClubMeeting, createClubOf } from '../shelf/sample-shelf.ts';
import { createTestApp, silentSockets, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { deleteNewest, write } from './sample-talk.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let talker: TestPerson;
let quiet: TestPerson;
/** The people in every room. */
const online = new Set<number>();

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, {
    sockets: () => ({ ...silentSockets, findOnlineMembers: async () => online }),
  });
  leader = await createPerson(stack, '하늘');
  talker = await createPerson(stack, '바다');
  quiet = await createPerson(stack, '구름');
  for (const { id } of [leader, talker, quiet]) online.add(id);
});
afterAll(() => stack.close());

const start = (members: readonly TestPerson[] = [talker, quiet], startsInMinutes = -30) =>
  createMeeting(stack, leader, members, { startsInMinutes, title: '말이 오가는 모임' });

/** Returns the lines of the page as "nickname, amount, state", without marks in between. */
async function linesOf(meetingId: number, person = leader): Promise<string[]> {
  const { text } = await asPerson(app, person).get(`/meetings/${meetingId}/talk`).expect(200);
  const items = text.match(/<li class="talk-balance__line"[\s\S]*?<\/li>/g) ?? [];
  return items.map((item) =>
    [...item.matchAll(/<(?:bdi|span class="talk-balance__(?:amount|state)[^"]*")>([^<]*)</g)]
      .map(([, part]) => part)
      .join(', '),
  );
}

describe('how a talk is shared', () => {
  test('a leader sees each member’s share of messages and minutes since the last one, the quietest first', async () => {
    const id = await start();
    await write(stack, id, [
      { by: talker, minutesAgo: 20 },
      { by: talker, minutesAgo: 12 },
      { by: leader, minutesAgo: 0 },
      { by: talker, minutesAgo: 7 },
    ]);
    expect(await linesOf(id)).toEqual([
      '구름, 0개 · 0%, 아직 말하지 않았어요.',
      '하늘, 1개 · 25%, 방금 말했어요.',
      '바다, 3개 · 75%, 7분 전에 말했어요.',
    ]);
  });

  test('no text of a message is on the page', async () => {
    const id = await start();
    await write(stack, id, [{ by: talker }]);
    const { text } = await asPerson(app, leader).get(`/meetings/${id}/talk`);
    expect(text).not.toContain('비밀스러운 말');
  });

  test('a deleted message counts neither for the share nor for the silence, also when it was counted before', async () => {
    const id = await start();
    await write(stack, id, [
      { by: talker, minutesAgo: 9 },
      { by: quiet, minutesAgo: 8, deleted: true },
      { by: talker, minutesAgo: 1 },
    ]);
    expect(await linesOf(id)).toContain('바다, 2개 · 100%, 1분 전에 말했어요.');
    await deleteNewest(stack, id, talker);
    expect(await linesOf(id)).toEqual([
      '구름, 0개 · 0%, 아직 말하지 않았어요.',
      '하늘, 0개 · 0%, 아직 말하지 않았어요.',
      '바다, 1개 · 100%, 9분 전에 말했어요.',
    ]);
  });

  test('a member whom a leader silenced, and one who is not in the room, are not taken for quiet ones', async () => {
    const away = await createPerson(stack, '노을');
    const id = await start([talker, quiet, away]);
    await stack.db.meetingSilence.create({
      data: { meetingId: id, userId: quiet.id, reason: '이유', silencedBy: leader.id },
    });
    const lines = await linesOf(id);
    expect(lines).toContain('구름, 0개 · 0%, 말하기를 멈춘 분이에요. 아직 말하지 않았어요.');
    expect(lines).toContain('노을, 0개 · 0%, 지금 대화방에 없어요. 아직 말하지 않았어요.');
    expect(lines).toContain('바다, 0개 · 0%, 아직 말하지 않았어요.');
  });

  test('messages of people who left count together, without their names', async () => {
    const gone = await createPerson(stack, '떠난별');
    const id = await start([talker, gone]);
    await write(stack, id, [{ by: gone }, { by: talker, minutesAgo: 2 }]);
    await stack.db.membership.delete({ where: { meetingId_userId: { meetingId: id, userId: gone.id } } });
    expect(await linesOf(id)).toEqual([
      '하늘, 0개 · 0%, 아직 말하지 않았어요.',
      '바다, 1개 · 50%, 2분 전에 말했어요.',
    ]);
    const { text } = await asPerson(app, leader).get(`/meetings/${id}/talk`);
    expect(text).toContain('모임에서 나간 분들의 메시지: 1개 · 50%');
    expect(text).not.toContain('떠난별');
  });

  test('a member whom the leader blocked stands in the list as the others do', async () => {
    const id = await start();
    await stack.db.userBlock.create({ data: { blockerId: leader.id, blockedId: talker.id } });
    await write(stack, id, [{ by: talker, minutesAgo: 3 }]);
    expect(await linesOf(id)).toContain('바다, 1개 · 100%, 3분 전에 말했어요.');
    await stack.db.userBlock.deleteMany({});
  });

  test('after the end it stays as it was', async () => {
    const id = await start([talker], -90);
    await write(stack, id, [{ by: talker, minutesAgo: 60 }]);
    const [first, second] = await linesOf(id);
    expect(first).toBe('하늘, 0개 · 0%, 아직 말하지 않았어요.');
    expect(second).toMatch(/^바다, 1개 · 100%, 마지막으로 (오전|오후|낮|밤|새벽).*에 말했어요\.$/);
  });
});

describe('who sees it', () => {
  test('members, former members, strangers and visitors see nothing of it', async () => {
    const removed = await createPerson(stack);
    const id = await start([talker, quiet, removed]);
    await stack.db.membership.delete({ where: { meetingId_userId: { meetingId: id, userId: removed.id } } });
    const stranger = await createPerson(stack);
    for (const person of [talker, removed, stranger]) {
      const { text } = await asPerson(app, person).get(`/meetings/${id}/talk`).expect(403);
      expect(text).not.toMatch(/구름|talk-balance/);
    }
    await asPerson(app, null).get(`/meetings/${id}/talk`).expect(302);
    await asPerson(app, leader).get('/meetings/999999/talk').expect(404);
  });

  test('a co-leader of the club sees it, and a member of the club does not', async () => {
    const clubLeader = await createPerson(stack);
    const coLeader = await createPerson(stack);
    const clubId = await createClubOf(stack, clubLeader, [coLeader, quiet]);
    await setRole({ db: stack.db }, clubLeader.id, { clubId, userId: coLeader.id, role: 'co_leader' });
    const { id } = await createClubMeeting(stack, { clubId, leader: clubLeader, members: [coLeader, quiet] });
    expect(await linesOf(id, coLeader)).toHaveLength(3);
    await asPerson(app, quiet).get(`/meetings/${id}/talk`).expect(403);
  });

  test('before the start and in a cancelled meeting there is nothing to see', async () => {
    const early = await start([talker], 30);
    await asPerson(app, leader).get(`/meetings/${early}/talk`).expect(409);
    await stack.db.meeting.update({ where: { id: early }, data: { cancelledAt: new Date() } });
    const { text } = await asPerson(app, leader).get(`/meetings/${early}/talk`).expect(409);
    expect(text).toContain('취소된 모임이라 볼 대화가 없어요.');
  });
});

describe('the ways to it', () => {
  test('a leader finds it on the meeting’s page, in the room and in the plain room; a member does not', async () => {
    const id = await start();
    for (const place of ['', '/chat', '/chat/plain']) {
      const pageFor = async (person: TestPerson) =>
        (await asPerson(app, person).get(`/meetings/${id}${place}`).expect(200)).text;
      expect(await pageFor(leader), place).toContain(`href="/meetings/${id}/talk"`);
      expect(await pageFor(talker), place).not.toContain(`/meetings/${id}/talk`);
    }
  });
});

describe('the cost of counting', () => {
  test('a message is counted once by each process, and again after the database was restored', async () => {
    const id = await start();
    await write(stack, id, [{ by: talker }, { by: talker }, { by: quiet }]);
    const from: unknown[] = [];
    const watched = {
      query: (statement: { text: string; values: unknown[] }) => {
        from.push(statement.values[1]);
        return stack.pool.query(statement);
      },
    };
    const read = createBalanceReader(watched as unknown as TestStack['pool']);
    expect((await read(id)).total).toBe(3);
    await write(stack, id, [{ by: quiet }]);
    expect((await read(id)).total).toBe(4);
    await stack.pool.query('DELETE FROM messages WHERE meeting_id = $1 AND seq > 2', [id]);
    await stack.pool.query('UPDATE rooms SET last_seq = 2 WHERE meeting_id = $1', [id]);
    expect((await read(id)).total).toBe(2);
    expect(from).toEqual([0, 3, 4, 0]);
  });
});
