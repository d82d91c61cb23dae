import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { lineForm } from './sample-line.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let outsider: TestPerson;
let clubId: number;
let base: string;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
  outsider = await createPerson(stack, '나그네');
});
afterAll(() => stack.close());
beforeEach(async () => {
  clubId = await createClub(stack, leader);
  base = `/clubs/${clubId}/money`;
  await joinClub({ db: stack.db }, member.id, { clubId, answer: '' });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const add = (fields: Record<string, string> = {}) => as(leader).post(base, lineForm(fields)).expect(303);
const balanceIn = (html: string) => Number(/data-balance="(-?\d+)"/.exec(html)?.[1]);

/** Opens a meeting of the club. */
async function openMeeting(...members: TestPerson[]): Promise<number> {
  const id = await createMeeting(stack, leader, members, { title: '겨울 저녁 모임' });
  await stack.db.meeting.update({ where: { id }, data: { clubId } });
  return id;
}

const lineIds = async () => {
  const lines = await stack.db.clubMoneyLine.findMany({ where: { clubId }, orderBy: { id: 'asc' } });
  return lines.map(({ id }) => id);
};

describe('the record', () => {
  test('shows lines and their sum to members, and says that it moves no money', async () => {
    await add({ text: '<b>회비</b>' });
    await add({ kind: 'expense', amount: '4,500원', text: '간식' });
    const { text } = await as(member).get(base).expect(200);
    expect(balanceIn(text)).toBe(7_500);
    expect(text).toContain('&lt;b&gt;회비&lt;/b&gt;');
    expect(text).toContain('돈을 보내거나 받지 않아요');
    expect(text).not.toContain('장부에 적기');
    expect((await as(member).get(`/clubs/${clubId}`).expect(200)).text).toContain('7,500원');
  });

  test('is closed to everybody else', async () => {
    await add();
    const [id] = await lineIds();
    const meetingId = await openMeeting(member);
    const pages = [base, `${base}.csv`, `${base}/${id}`, `${base}/meetings/${meetingId}`];
    for (const page of pages) {
      await as(outsider).get(page).expect(403);
      await as(null).get(page).expect(302);
    }
    const forms = [base, `${base}/${id}`, `${base}/${id}/delete`, `${base}/meetings/${meetingId}/paid`];
    for (const form of forms) {
      await as(outsider)
        .post(form, lineForm({ version: '1', paid: '1' }))
        .expect(403);
      await as(null).post(form, lineForm()).expect(401);
    }
    expect((await as(outsider).get(`/clubs/${clubId}`).expect(200)).text).not.toContain('회비 장부');
    await stack.db.club.update({ where: { id: clubId }, data: { visibility: 'unlisted' } });
    for (const page of pages) await as(outsider).get(page).expect(404);
    for (const form of forms)
      await as(outsider)
        .post(form, lineForm({ version: '1' }))
        .expect(404);
  });

  test('is written by leaders only, and by nobody once the club is closed', async () => {
    await add();
    const [id] = await lineIds();
    const meetingId = await openMeeting(member);
    const forms: [string, Record<string, string>][] = [
      [base, lineForm({ text: '다른 줄' })],
      [`${base}/${id}`, lineForm({ version: '1' })],
      [`${base}/${id}/delete`, { version: '1' }],
      [`${base}/meetings/${meetingId}/paid`, { paid: String(member.id) }],
    ];
    for (const [path, fields] of forms) {
      await as(member).post(path, fields).expect(403);
      await as(member).post(path).expect(403);
    }
    await as(member).get(`${base}.csv`).expect(403);
    await as(leader).post(`/clubs/${clubId}/close`).expect(303);
    for (const [path, fields] of forms)
      expect((await as(leader).post(path, fields).expect(409)).text).toContain('문을 닫은 북클럽');
    expect(balanceIn((await as(member).get(base).expect(200)).text)).toBe(12_000);
  });

  test.each<[string, Record<string, string>, string, string]>([
    ['no direction', { kind: 'gift' }, 'kind', '들어온 돈인지'],
    ['nothing', { amount: '' }, 'amount', '숫자로 적어'],
    ['0 won', { amount: '0' }, 'amount', '숫자로 적어'],
    ['100,000,001 won', { amount: '100000001' }, 'amount', '숫자로 적어'],
    ['a negative amount', { amount: '-5' }, 'amount', '숫자로 적어'],
    ['a fraction', { amount: '1.5' }, 'amount', '숫자로 적어'],
    ['30 February', { happenedOn: '2026-02-30' }, 'happenedOn', '날짜를 다시'],
    ['the year 1999', { happenedOn: '1999-12-31' }, 'happenedOn', '날짜를 다시'],
    ['no text', { text: ' ' }, 'text', '무엇에 쓴'],
    ['101 letters', { text: '가'.repeat(101) }, 'text', '100자'],
    ['an account number', { text: '국민 123456-01-234567' }, 'text', '계좌번호나'],
    ['a meeting of nobody', { meetingId: '999999' }, 'meetingId', '모임 가운데에서'],
    ['a meeting that is none', { meetingId: 'x' }, 'meetingId', ''],
  ])(
    'refuses %s with 422, a message at the field and the rest kept',
    async (_what, fields, field, message) => {
      await openMeeting();
      const { text } = await as(leader)
        .post(base, lineForm({ text: '지킬 내용', ...fields }))
        .expect(422);
      expect(text).toMatch(new RegExp(`id="(?:field-)?${field}-error">[^<]*${message}`));
      if (!('text' in fields)) expect(text).toContain('value="지킬 내용"');
      expect(await lineIds()).toEqual([]);
    },
  );

  test('takes the meeting of its own club and not of another', async () => {
    const own = await openMeeting();
    const other = await createMeeting(stack, leader);
    await add({ meetingId: String(own) });
    await as(leader)
      .post(base, lineForm({ meetingId: String(other) }))
      .expect(422);
    expect((await as(member).get(base)).text).toContain('겨울 저녁 모임');
  });

  test('stores a line once that is sent twice', async () => {
    await Promise.all([add(), add(), add()]);
    expect(await lineIds()).toHaveLength(1);
  });
});

describe('an edit', () => {
  test('keeps the old version with its author and time, which members see', async () => {
    await add({ text: '간식', amount: '3000' });
    const [id] = await lineIds();
    await as(leader)
      .post(`${base}/${id}`, lineForm({ text: '떡', amount: '5000', version: '1' }))
      .expect(303);
    const book = (await as(member).get(base).expect(200)).text;
    expect(balanceIn(book)).toBe(5_000);
    expect(book).toMatch(/<del[^>]*>간식 \+3,000원<\/del>[\s\S]*떡 \+5,000원[\s\S]*하늘[\s\S]*고쳤어요/);
    const line = (await as(member).get(`${base}/${id}`).expect(200)).text;
    expect(line).toMatch(/간식 \+3,000원[\s\S]*적었어요[\s\S]*떡 \+5,000원[\s\S]*고쳤어요/);
  });

  test('of an old version is 409 and changes nothing', async () => {
    await add();
    const [id] = await lineIds();
    const path = `${base}/${id}`;
    await as(leader)
      .post(path, lineForm({ amount: '1', version: '1' }))
      .expect(303);
    const { text } = await as(leader)
      .post(path, lineForm({ amount: '2', version: '1' }))
      .expect(409);
    expect(text).toContain('그사이 다른 사람이');
    expect(text).toMatch(/name="version" value="2"[\s\S]*name="amount"[^>]* value="2"/);
    await as(leader).post(`${path}/delete`, { version: '1' }).expect(409);
    expect(balanceIn((await as(leader).get(base)).text)).toBe(1);
  });

  test('of a deleted line, or through another club, is refused', async () => {
    await add();
    const [id] = await lineIds();
    const other = await createClub(stack, leader);
    await as(leader)
      .post(`/clubs/${other}/money/${id}`, lineForm({ version: '1' }))
      .expect(404);
    await as(leader).get(`/clubs/${other}/money/${id}`).expect(404);
    await as(leader).post(`${base}/${id}/delete`, { version: '1' }).expect(303);
    await as(leader).post(`${base}/${id}/delete`, { version: '1' }).expect(303);
    await as(leader)
      .post(`${base}/${id}`, lineForm({ version: '2' }))
      .expect(409);
    const { text } = await as(member).get(`${base}/${id}`).expect(200);
    expect(text).toContain('지운 줄이에요');
    expect((await as(member).get(base)).text).toMatch(/11월 회비 \+12,000원[\s\S]*지웠어요/);
  });

  test('is refused by the database if it would change a kept version', async () => {
    await add();
    const [lineId] = await lineIds();
    for (const statement of [
      'UPDATE club_money_versions SET amount = 1 WHERE line_id = $1',
      'DELETE FROM club_money_versions WHERE line_id = $1',
    ]) {
      await expect(stack.pool.query(statement, [lineId])).rejects.toThrow('permission denied');
      await expect(stack.owner.query(statement, [lineId])).rejects.toThrow('versions of a money line');
    }
  });
});

describe('payments', () => {
  test('are marked by leaders for members of the meeting, and taken back', async () => {
    const meetingId = await openMeeting(member);
    const path = `${base}/meetings/${meetingId}`;
    await as(leader)
      .post(`${path}/paid`, { paid: String(member.id) })
      .expect(303);
    const paid = (await as(member).get(path).expect(200)).text;
    expect(paid).toContain('2명 가운데 1명이 냈어요');
    expect(paid).not.toContain('<button class="button button--quiet button--small" name=');
    await as(leader)
      .post(`${path}/paid`, { unpaid: String(member.id) })
      .expect(303);
    expect((await as(member).get(path)).text).toContain('2명 가운데 아직 아무도 내지 않았어요');
    await as(leader)
      .post(`${path}/paid`, { paid: String(outsider.id) })
      .expect(409);
    await as(leader).post(`${path}/paid`, {}).expect(422);
    await as(leader).post(`${path}/paid`, { paid: '1', unpaid: '1' }).expect(422);
  });

  test('of a person who gave up her seat stay, and a meeting of another club has none', async () => {
    const meetingId = await openMeeting(member);
    await as(leader)
      .post(`${base}/meetings/${meetingId}/paid`, { paid: String(member.id) })
      .expect(303);
    await stack.db.membership.deleteMany({ where: { meetingId, userId: member.id } });
    expect((await as(leader).get(`${base}/meetings/${meetingId}`)).text).toContain('자리를 비웠어요');
    const other = await createMeeting(stack, leader);
    await as(leader).get(`${base}/meetings/${other}`).expect(404);
    await as(leader)
      .post(`${base}/meetings/${other}/paid`, { paid: String(leader.id) })
      .expect(404);
  });
});

test('the file holds all lines for leaders, with formulas as text', async () => {
  await add({ text: '=HYPERLINK("http://x")' });
  await add({ kind: 'expense', amount: '100000000', text: '큰 지출' });
  const { text, headers } = await as(leader).get(`${base}.csv`).expect(200);
  expect(headers['content-type']).toContain('text/csv');
  expect(headers['content-disposition']).toContain('attachment');
  expect(text.startsWith('\uFEFF"날짜"')).toBe(true);
  expect(text).toContain(`12000,"","'=HYPERLINK(""http://x"")"`);
  expect(text).toContain('"",100000000,"큰 지출"');
});

test('a club whose lines are used up takes no other', async () => {
  await stack.db.$executeRaw`
    INSERT INTO club_money_lines (club_id, kind, amount, happened_on, text)
    SELECT ${clubId}, 'income', 100000000, '2026-01-01', '줄 ' || n FROM generate_series(1, 5000) AS n`;
  expect((await as(leader).post(base, lineForm()).expect(409)).text).toContain('5,000줄까지');
  expect(balanceIn((await as(leader).get(`${base}?page=999`)).text)).toBe(500_000_000_000);
});
