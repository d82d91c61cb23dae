import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { setRole } from '../../src/clubs/set-role.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createClub } from './sample-club.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let members: TestPerson[];
let path: string;
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  members = [];
  for (const name of ['바다', '노을', '새벽', '강물', '들꽃', '별빛', '파도'])
    members.push(await createPerson(stack, name));
  clubId = await createClub(stack, leader, { description: '천천히 읽어요' });
  path = `/clubs/${clubId}`;
  for (const { id } of members) await joinClub({ db: stack.db }, id, { clubId, answer: '' });
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);
const member = (at: number): TestPerson => members[at] ?? leader;
const toolsOf = (html: string) => /id="leading"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';

describe('the page of a club', () => {
  test('shows a member her club first and its description later, an outsider the description first', async () => {
    const own = (await as(member(0)).get(path).expect(200)).text;
    expect(own.indexOf('천천히 읽어요', own.indexOf('<main'))).toBeGreaterThan(own.indexOf('id="last-read"'));
    expect(own.indexOf('id="last-read"')).toBeGreaterThan(0);
    const outside = (await as(null).get(path).expect(200)).text;
    expect(outside).toMatch(/천천히 읽어요[\s\S]*id="members"/);
    expect(outside).not.toContain('id="last-read"');
  });

  test('shows six members, and the others in a fold', async () => {
    const { text } = await as(member(0)).get(path).expect(200);
    const [before = '', folded = ''] = text.slice(text.indexOf('id="members"')).split('멤버 모두 보기');
    expect(before.match(/club-members__one/g)).toHaveLength(6);
    expect(folded.match(/club-members__one/g)).toHaveLength(2);
  });
});

test('a leader without members reads first how they come in, until one has come', async () => {
  const id = await createClub(stack, leader);
  const pageOf = async (person: TestPerson) => (await as(person).get(`/clubs/${id}`).expect(200)).text;
  const firstStep = `href="/clubs/${id}/moving-in">대화와 멤버 옮겨 오기`;
  const alone = await pageOf(leader);
  expect(alone.indexOf(firstStep)).toBeGreaterThan(0);
  expect(alone.indexOf(firstStep)).toBeLessThan(alone.indexOf('id="next-meetings"'));
  expect(await pageOf(member(0))).not.toContain(firstStep);
  await joinClub({ db: stack.db }, member(0).id, { clubId: id, answer: '' });
  expect(await pageOf(leader)).not.toContain(firstStep);
});

describe('the leaders’ tools', () => {
  test('are links and folds for the leader, without what only she may do for a co-leader', async () => {
    await setRole({ db: stack.db }, leader.id, { clubId, userId: member(0).id, role: 'co_leader' });
    const all = toolsOf((await as(leader).get(path).expect(200)).text);
    for (const tool of ['공지 올리기', '북클럽 수정', '초대 링크 만들기', '리더 넘기기', '북클럽 닫기'])
      expect(all).toContain(tool);
    const some = toolsOf((await as(member(0)).get(path).expect(200)).text);
    for (const tool of ['공지 올리기', '북클럽 수정', '초대 링크 만들기']) expect(some).toContain(tool);
    for (const tool of ['리더 넘기기', '북클럽 닫기', '/handover', '/close'])
      expect(some).not.toContain(tool);
    expect(toolsOf((await as(member(1)).get(path).expect(200)).text)).toBe('');
  });

  test('open a meeting first; what leaders seldom change is folded', async () => {
    const tools = toolsOf((await as(leader).get(path).expect(200)).text);
    const [everyday = '', folded = ''] = tools.split('<div class="club-folds">');
    const labels = [...everyday.matchAll(/<a [^>]*>([^<]+)/g)].map(([, label]) => label?.trim());
    expect(labels).toEqual([
      '모임 열기',
      '날짜 물어보기',
      '책 투표 열기',
      '공지 올리기',
      '아직 답하지 않은 분',
    ]);
    expect(everyday.match(/button--quiet/g)).toHaveLength(4);
    const settings = /<summary>설정과 기록<\/summary>[\s\S]*?<\/details>/.exec(folded)?.[0];
    for (const label of ['북클럽 수정', '쓰지 않는 말', '운영 기록']) expect(settings).toContain(label);
  });

  test('count the applications that wait', async () => {
    const waiting = await createClub(stack, leader, { entry: 'approval' });
    expect(toolsOf((await as(leader).get(`/clubs/${waiting}`)).text)).not.toContain('신청 보기');
    for (const at of [1, 2]) await joinClub({ db: stack.db }, member(at).id, { clubId: waiting, answer: '' });
    expect(toolsOf((await as(leader).get(`/clubs/${waiting}`)).text)).toMatch(
      /href="#applicants">신청 보기 <span[^>]*>2명/,
    );
  });

  test('offer every other member of the page as the next leader', async () => {
    const tools = toolsOf((await as(leader).get(path).expect(200)).text);
    const offered = [...tools.matchAll(/<option value="(\d+)">/g)].map(([, id]) => Number(id));
    expect(offered.sort()).toEqual(members.map(({ id }) => id).sort());
    expect(tools).not.toContain('여기 없는 멤버');
  });
});

describe('after a leader’s change', () => {
  test('the page of the club confirms it, and only to leaders', async () => {
    const answer = await as(leader)
      .post(`${path}/members/${member(2).id}/role`, { role: 'co_leader' })
      .expect(303);
    const after = String(answer.headers.location);
    expect(after).toBe(`${path}?done=role`);
    expect((await as(leader).get(after).expect(200)).text).toContain('역할을 바꿨어요');
    for (const person of [member(1), null])
      expect((await as(person).get(after).expect(200)).text).not.toContain('역할을 바꿨어요');
    await as(leader).get(`${path}?done=anything`).expect(200);
  });

  test.each([
    ['an edit', '', 'saved'],
    ['a removal', '/members/:id/remove', 'removed'],
    ['an offer of the lead', '/handover', 'asked'],
  ])('%s leads to its confirmation', async (_what, verb, done) => {
    const { version } = await stack.db.club.findUniqueOrThrow({ where: { id: clubId } });
    const plan = {
      name: '느린 독서회',
      description: '천천히 읽어요',
      visibility: 'listed',
      entry: 'open',
      entryQuestion: '',
      entryAnswer: '',
      capacity: '30',
      version: String(version),
      userId: String(member(4).id),
    };
    const answer = await as(leader)
      .post(`${path}${verb.replace(':id', String(member(5).id))}`, plan)
      .expect(303);
    expect(answer.headers.location).toBe(`${path}?done=${done}`);
  });
});
