import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, csrfOf, signedUp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
afterAll(() => stack.close());

async function signUp() {
  const { browser, person } = await signedUp(app);
  const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
  return { browser, id, nickname: person.nickname };
}

type Person = Awaited<ReturnType<typeof signUp>>;

async function leave({ browser }: Person, choices: Record<string, string>) {
  const { text } = await browser.get('/settings/leave').expect(200);
  const form = { _csrf: csrfOf(text), sure: 'on', ...choices };
  await browser.post('/settings/leave').type('form').send(form).expect('Location', '/left');
  return text;
}

const entriesOf = async ({ browser }: Person) =>
  [...(await browser.get('/notifications').expect(200)).text.matchAll(/<li\b.*?<\/li>/gs)]
    .map(([html]) => html)
    .filter((html) => html.includes('리더가 탈퇴'));

test('the member who is given a meeting reads it in her inbox, and cancels if she declines', async () => {
  const [leader, heir, member] = [await signUp(), await signUp(), await signUp()];
  const given = await createMeeting(stack, leader as never, [heir, member] as never[], {
    startsInMinutes: 300,
    title: '넘겨받은 모임',
  });
  const cancelled = await createMeeting(stack, leader as never, [heir] as never[], { startsInMinutes: 300 });
  const page = await leave(leader, {
    [`meeting-${given}`]: String(heir.id),
    [`meeting-${cancelled}`]: 'cancel',
  });
  expect(page).toContain('이어서 이끌 분에게는 알림함으로 알려 드려요. 어려우면 모임을 취소할 수 있어요.');

  const [entry, ...others] = await entriesOf(heir);
  expect(others).toEqual([]);
  expect(entry).toContain('넘겨받은 모임');
  expect(entry).toContain('이어서 이끌게 됐어요');
  expect(entry).toContain('취소할 수 있어요');
  expect(entry).toContain(`href="/meetings/${given}"`);
  expect(await entriesOf(member)).toEqual([]);
  const { rows } = await stack.pool.query(
    `SELECT n.push_until <= n.created_at AS "isNeverPushed" FROM notifications n
     JOIN announcements a ON a.id = n.announcement_id
     WHERE n.user_id = $1 AND a.kind = 'account_meeting_given'`,
    [heir.id],
  );
  expect(rows).toEqual([{ isNeverPushed: true }]);

  const meeting = await heir.browser.get(`/meetings/${given}`).expect(200);
  await heir.browser
    .post(`/meetings/${given}/cancel`)
    .type('form')
    .send({ _csrf: csrfOf(meeting.text) })
    .expect(303);
  const [after] = await entriesOf(heir);
  expect(after).toContain('그 뒤에 취소된 모임이에요');
  expect(after).not.toContain('취소할 수 있어요');
});

test('a choice about a meeting that the person does not lead tells nobody', async () => {
  const [leader, leaver, member] = [await signUp(), await signUp(), await signUp()];
  const meeting = await createMeeting(stack, leader as never, [leaver, member] as never[], {
    startsInMinutes: 300,
  });
  await leave(leaver, { [`meeting-${meeting}`]: String(member.id) });
  expect(await entriesOf(member)).toEqual([]);
  expect(await stack.db.meeting.findUnique({ where: { id: meeting } })).toMatchObject({
    leaderId: leader.id,
  });
});

test('a member who gave the meeting on reads that another one leads it now', async () => {
  const [leader, heir, next] = [await signUp(), await signUp(), await signUp()];
  const meeting = await createMeeting(stack, leader as never, [heir, next] as never[], {
    startsInMinutes: 300,
  });
  await leave(leader, { [`meeting-${meeting}`]: String(heir.id) });
  await stack.db.meeting.update({ where: { id: meeting }, data: { leaderId: next.id } });
  const [entry] = await entriesOf(heir);
  expect(entry).toContain('지금은 다른 분이 이끌어요');
});
