import type { Agent } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alarmsOf, createRecordingEmitter, editMeeting, passTime, scan } from '../support/alarms.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  [leader, member, stranger] = await Promise.all([
    createPerson(stack),
    createPerson(stack),
    createPerson(stack),
  ]);
});
beforeEach(async () => {
  await stack.pool.query(
    'DELETE FROM meetings; DELETE FROM alarm_preferences; DELETE FROM push_subscriptions',
  );
});
afterAll(() => stack.close());

const get = (path: string, person: TestPerson | null = member) => {
  const browser: Agent = app.browser();
  return person ? browser.get(path).set('Cookie', person.cookie) : browser.get(path);
};
const post = (path: string, fields: object = {}, person: TestPerson | null = member) => {
  const sending = app.browser().post(path).type('form');
  if (person) void sending.set('Cookie', person.cookie);
  return sending.send({ _csrf: 'test-token', ...fields });
};
const meeting = (startsInMinutes = 5, title?: string) =>
  createMeeting(stack, leader, [member], { startsInMinutes, ...(title ? { title } : {}) });
const look = () => scan(stack);

describe('every page of the feature', () => {
  test.for(['/notifications', '/settings'])('%s asks a visitor to log in', async (path) => {
    const answer = await get(path, null).expect(302);
    expect(answer.headers.location).toBe(`/login?next=${encodeURIComponent(path)}`);
  });

  test.for([
    '/notifications/read',
    '/settings',
    '/push/subscriptions',
    '/push/subscriptions/delete',
    '/meetings/1/mute',
    '/meetings/1/unmute',
    '/meetings/1/remind',
  ])('%s is not posted to by a visitor, nor without the token, nor from elsewhere', async (path) => {
    await post(path, {}, null).expect(401);
    await post(path, { _csrf: 'another' }).expect(403);
    await post(path).set('Origin', 'https://evil.example').expect(403);
  });

  test('has the link to the inbox, the toast region and the alarm script', async () => {
    const { text } = await get('/').expect(200);
    expect(text).toMatch(
      /<a class="site-nav__link bell" href="\/notifications">[^가-힣]*알림 <span class="bell__count" id="unread" hidden>/,
    );
    expect(text).toContain(`id="toasts" role="status" aria-label="새 알림" data-user-id="${member.id}"`);
    expect(text).toMatch(/src="\/static\/[^"]+\/js\/alarms\.js"/);
    expect((await get('/', null)).text).not.toContain('id="toasts"');
  });
});

describe('the inbox', () => {
  test('is empty at first, and explains what it will show', async () => {
    expect((await get('/notifications').expect(200)).text).toContain('아직 알림이 없어요');
  });

  test('shows the person’s own notifications, newest first, twenty to a page', async () => {
    for (let i = 1; i <= 21; i += 1) {
      await meeting(5, `모임 ${String(i).padStart(2, '0')}`);
      await look();
      await passTime(stack, 0.01);
    }
    const first = (await get('/notifications')).text;
    expect([...first.matchAll(/모임 \d\d/g)].map(([title]) => title)).toEqual(
      Array.from({ length: 20 }, (_, i) => `모임 ${String(21 - i).padStart(2, '0')}`),
    );
    expect(first).toContain('안 읽은 알림 21개');
    const second = (await get('/notifications?page=2')).text;
    expect(second).toContain('모임 01');
    expect(second).not.toContain('모임 02');
    expect((await get('/notifications', stranger)).text).not.toContain('모임 01');
  });

  test.for(['0', '-1', 'abc', '1e9', '%00', '1&page=2'])('does not break on page=%s', async (page) => {
    await get(`/notifications?page=${page}`).expect(200);
  });

  test('shows what happened to a meeting since: late, moved, cancelled, changed', async () => {
    const late = await meeting(-2, '늦은 모임');
    await stack.pool.query(
      `UPDATE memberships SET joined_at = now() - interval '1 hour' WHERE meeting_id = $1`,
      [late],
    );
    const moved = await meeting(5, '옮긴 모임');
    const cancelled = await meeting(5, '취소한 모임');
    await look();
    await editMeeting(stack, moved, { startsInMinutes: 120, title: '새로 정한 모임' });
    await editMeeting(stack, cancelled, { cancelled: true });
    await look();
    const { text } = await get('/notifications');
    for (const words of [
      '모임이 시작한 뒤에 늦게 도착한 알림이에요.',
      '그 뒤에 시간이 다시 바뀌었어요.',
      '새 제목: 새로 정한 모임 · 새 시간: ',
      '그 뒤에 취소된 모임이에요.',
      '모임을 리더가 취소했어요.',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain(`href="/meetings/${cancelled}/chat`);
  });

  test('escapes titles', async () => {
    await meeting(5, '<img src=x onerror=alert(1)>');
    await look();
    expect((await get('/notifications')).text).not.toContain('<img src=x');
  });

  test('is read once it was seen; what other pages hold is marked as read as a whole, without JavaScript', async () => {
    for (let i = 0; i < 21; i += 1) await meeting();
    await look();
    const first = await get('/notifications');
    expect(first.text).toContain('안 읽은 알림 21개');
    expect(first.text).toContain('action="/notifications/read"');
    expect((await get('/notifications')).text).toContain('안 읽은 알림 1개');
    const answer = await post('/notifications/read').expect(303);
    expect(answer.headers.location).toBe('/notifications');
    const { text } = await get('/notifications');
    expect(text).toContain('모두 읽었어요.');
    expect(text).not.toContain('action="/notifications/read"');
    expect((await get('/notifications', leader)).text).toContain('안 읽은 알림 21개');
  });

  test('stays unread when a browser only prefetches it', async () => {
    await meeting();
    await look();
    await get('/notifications').set('Sec-Purpose', 'prefetch;prerender').expect(200);
    await app.browser().head('/notifications').set('Cookie', member.cookie).expect(200);
    expect((await get('/notifications')).text).toContain('안 읽은 알림 1개');
  });

  test('an empty one does not say that all is read', async () => {
    expect((await get('/notifications')).text).not.toContain('모두 읽었어요');
  });

  test.for([
    ['the page', (id: number) => `/meetings/${id}`],
    ['the room before and after its start', (id: number) => `/meetings/${id}/chat`],
  ] as const)('visiting %s of a meeting reads its notifications, and no others', async ([, path]) => {
    const [id] = [await meeting(), await meeting(5, '다른 모임')];
    await look();
    await get(path(id)).set('Sec-Purpose', 'prefetch');
    await get(path(id), leader);
    const unread = await stack.db.notification.count({ where: { userId: member.id, readAt: null } });
    expect(unread).toBe(2);
    await get(path(id)).expect(200);
    const { text } = await get('/notifications');
    expect(text).toContain('안 읽은 알림 1개');
    const [other, read] = text.split('<li class="inbox__entry').slice(1);
    expect([other, read].map((entry) => entry?.includes('안 읽음'))).toEqual(
      [other, read].map((entry) => entry?.includes('다른 모임')),
    );
  });

  test('says when it told of a meeting, apart from where the meeting stands now', async () => {
    await meeting(5);
    await look();
    const shown = async () => {
      const { text } = await get('/notifications');
      return [/<strong class="small">([^<]+)</.exec(text)?.[1], /inbox__age">([^<]+)</.exec(text)?.[1]];
    };
    expect(await shown()).toEqual(['5분 뒤 시작', '방금 알림']);
    await passTime(stack, 3.5);
    expect(await shown()).toEqual(['2분 뒤 시작', '3분 전에 알림']);
    await passTime(stack, 10);
    expect(await shown()).toEqual(['지금 진행 중', '13분 전에 알림']);
    await passTime(stack, 60);
    expect(await shown()).toEqual(['끝난 모임', '1시간 전에 알림']);
    await passTime(stack, 24 * 60);
    expect(await shown()).toEqual(['끝난 모임', expect.stringMatching(/^(어제|2일 전에) 알림$/)]);
  });

  test('does not tell the leader of her own edit and cancellation', async () => {
    const [edited, cancelled] = [await meeting(200), await meeting(200)];
    await editMeeting(stack, edited, { title: '새 제목' });
    await editMeeting(stack, cancelled, { cancelled: true });
    await look();
    expect((await get('/notifications')).text).toContain('새 제목: 새 제목');
    expect((await get('/notifications', leader)).text).toContain('아직 알림이 없어요');
  });
});

describe('the settings', () => {
  test('say the saved quiet hours in words, or that there are none', async () => {
    const state = async () =>
      /quiet-hours__state[^>]*><strong>([^<]+)</.exec((await get('/settings')).text)?.[1];
    const save = (quietFrom: string, quietTo: string) =>
      post('/settings', { leadMinutes: '10', quietFrom, quietTo }).expect(303);
    expect(await state()).toBe('지금은 조용한 시간을 쓰지 않아요.');
    await save('22:30', '07:00');
    expect(await state()).toBe('지금은 오후 10:30부터 다음 날 오전 7:00까지 조용해요.');
    await save('12:00', '13:30');
    expect(await state()).toBe('지금은 낮 12시부터 오후 1:30까지 조용해요.');
    await save('', '');
    expect(await state()).toBe('지금은 조용한 시간을 쓰지 않아요.');
  });

  const checked = (text: string) => /name="leadMinutes" value="(\d+)" checked/.exec(text)?.[1];

  test('default to ten minutes, a sound and no quiet hours', async () => {
    const { text } = await get('/settings').expect(200);
    expect(checked(text)).toBe('10');
    expect(text).toMatch(/name="sound" value="on" checked/);
    expect(text).toMatch(/name="quietFrom"(?! value)/);
    expect(text).not.toContain(' autofocus');
  });

  test('are linked from the person’s name on every page', async () => {
    expect((await get('/')).text).toMatch(/<a class="site-header__nickname" href="\/settings"/);
    const { text } = await get('/settings');
    for (const path of ['/taste', '/recommendations', '/meetings?mine=1', '/settings/password'])
      expect(text).toContain(`<li><a href="${path}">`);
  });

  test('are saved, including quiet hours across midnight', async () => {
    await post('/settings', { leadMinutes: '60', quietFrom: '23:00', quietTo: '07:30' }).expect(303);
    const { text } = await get('/settings?saved=1');
    expect(checked(text)).toBe('60');
    expect(text).toMatch(/name="quietFrom"[^>]*value="23:00"/);
    expect(text).toMatch(/name="quietTo"[^>]*value="07:30"/);
    expect(text).not.toMatch(/name="sound" value="on" checked/);
    expect(text).toContain('설정을 저장했어요');
    await post('/settings', { leadMinutes: '30', quietFrom: '', quietTo: '', sound: 'on' }).expect(303);
    expect(await stack.db.alarmPreference.findUnique({ where: { userId: member.id } })).toMatchObject({
      leadMinutes: 30,
      quietFrom: null,
      quietTo: null,
      sound: true,
      letters: false,
      mutesMentions: false,
    });
  });

  test.for([
    ['a lead nobody offers', { leadMinutes: '15' }, '10분, 30분, 1시간 가운데에서'],
    ['a lead in another spelling', { leadMinutes: '1e1' }, '10분, 30분, 1시간 가운데에서'],
    ['no lead', {}, '10분, 30분, 1시간 가운데에서'],
    ['two leads', { leadMinutes: ['10', '30'] }, '10분, 30분, 1시간 가운데에서'],
    ['an hour that no day has', { leadMinutes: '10', quietFrom: '24:00', quietTo: '07:00' }, '22:30처럼'],
    ['words', { leadMinutes: '10', quietFrom: '밤', quietTo: '아침' }, '22:30처럼'],
    ['only a beginning', { leadMinutes: '10', quietFrom: '23:00' }, '끝 시각도'],
    ['only an end', { leadMinutes: '10', quietTo: '07:00' }, '시작 시각도'],
    ['the same twice', { leadMinutes: '10', quietFrom: '07:00', quietTo: '07:00' }, '둘 다 비워'],
  ] as const)('refuse %s beside the field, and change nothing', async ([, fields, message]) => {
    const { text } = await post('/settings', fields).expect(422);
    expect(text).toContain(message);
    // The first wrong field gets the focus.
    expect(text.match(/ autofocus/g)).toHaveLength(1);
    expect(await stack.db.alarmPreference.count()).toBe(0);
  });

  test('keep the input when a field is wrong', async () => {
    const { text } = await post('/settings', { leadMinutes: '30', quietFrom: '23:00', sound: 'on' }).expect(
      422,
    );
    expect(checked(text)).toBe('30');
    expect(text).toMatch(/name="quietFrom"[^>]*value="23:00"/);
    expect(text).toMatch(/name="sound" value="on" checked/);
  });

  test('show one Web Push key to everybody at all times', async () => {
    const keys = await Promise.all(
      [member, leader, stranger].map(
        async (one) => /data-key="([^"]+)"/.exec((await get('/settings', one)).text)?.[1],
      ),
    );
    expect(keys[0]).toMatch(/^[\w-]{87}$/);
    expect(new Set(keys).size).toBe(1);
  });
});

describe("a meeting's page", () => {
  const page = async (id: number, person: TestPerson | null = member) =>
    (await get(`/meetings/${id}`, person).expect(200)).text;

  test('lets a member mute and unmute the meeting', async () => {
    const id = await meeting();
    expect(await page(id)).toContain(`action="/meetings/${id}/mute"`);
    const answer = await post(`/meetings/${id}/mute`).expect(303);
    expect(answer.headers.location).toBe(`/meetings/${id}`);
    expect(await page(id)).toContain(`action="/meetings/${id}/unmute"`);
    await look();
    expect((await alarmsOf(stack, id)).map(({ userId }) => userId)).toEqual([leader.id]);
    await post(`/meetings/${id}/unmute`).expect(303);
    await look();
    expect(await alarmsOf(stack, id)).toHaveLength(2);
  });

  test('tells a member of changes, and the leader not of her own', async () => {
    const id = await meeting();
    expect(await page(id)).toContain('모임이 바뀔 때');
    const ownPage = await page(id, leader);
    expect(ownPage).toContain('시작하기 전, 대화가 오갈 때 알려 드려요.');
    expect(ownPage).not.toContain('모임이 바뀔 때');
  });

  test('shows no alarm section to people who are not members', async () => {
    const id = await meeting();
    expect(await page(id, stranger)).not.toContain('alarm-panel');
    expect(await page(id, null)).not.toContain('alarm-panel');
    await post(`/meetings/${id}/mute`, {}, stranger).expect(403);
    await post('/meetings/999999/mute').expect(404);
    await post('/meetings/x/mute').expect(404);
  });

  test('shows the delivery of each notification to the leader only', async () => {
    const id = await meeting();
    expect(await page(id, leader)).not.toContain('참여자별로 보기');
    await look();
    const steps = async () =>
      [...(await page(id, leader)).matchAll(/<dd>(\d\/\d)<\/dd>/g)].map(([, step]) => step);
    expect(await steps()).toEqual(['1/1', '0/1', '0/1', '0/1']);
    await stack.pool.query('UPDATE notifications SET received_at = now() WHERE user_id = $1', [member.id]);
    expect(await steps()).toEqual(['1/1', '1/1', '0/1', '0/1']);
    await stack.pool.query('UPDATE notifications SET opened_at = now() WHERE user_id = $1', [member.id]);
    await stack.pool.query('INSERT INTO meeting_entrances (meeting_id, user_id) VALUES ($1, $2)', [
      id,
      member.id,
    ]);
    expect(await steps()).toEqual(['1/1', '1/1', '1/1', '1/1']);
    expect(await page(id)).not.toContain('참여자별로 보기');
  });

  test('lets the leader remind members who have not opened their notification, once', async () => {
    const quick = await createPerson(stack);
    const id = await createMeeting(stack, leader, [member, quick], { startsInMinutes: 5 });
    await post(`/meetings/${id}/remind`, {}, leader).expect(409);
    const emitter = createRecordingEmitter();
    await scan(stack, emitter);
    await stack.pool.query('UPDATE notifications SET opened_at = now() WHERE user_id = $1', [quick.id]);
    expect(await page(id, leader)).toContain(`action="/meetings/${id}/remind"`);
    await post(`/meetings/${id}/remind`, {}, member).expect(403);
    await post(`/meetings/${id}/remind`, {}, leader).expect(303);
    await scan(stack, emitter);
    expect([leader, member, quick].map((one) => emitter.pushedTo(one.id).length)).toEqual([1, 2, 1]);
    expect(new Set(emitter.pushedTo(member.id)).size).toBe(2);
    const again = await post(`/meetings/${id}/remind`, {}, leader).expect(409);
    expect(again.text).toContain('이미 한 번 더 알렸어요.');
    expect(await page(id, leader)).toContain('이미 한 번 더 알렸어요.');
    expect((await get('/notifications')).text).toContain('리더가 한 번 더 알렸어요');
  });

  test('sends the reminder also to members who chose a shorter lead meanwhile', async () => {
    const id = await createMeeting(stack, leader, [member], { startsInMinutes: 25 });
    await stack.pool.query(
      'INSERT INTO alarm_preferences (user_id, lead_minutes) SELECT unnest($1::int[]), 30',
      [[leader.id, member.id]],
    );
    await look();
    await stack.pool.query('UPDATE alarm_preferences SET lead_minutes = 10');
    await post(`/meetings/${id}/remind`, {}, leader).expect(303);
    const emitter = createRecordingEmitter();
    await scan(stack, emitter);
    expect(emitter.pushedTo(member.id)).toHaveLength(1);
    await stack.pool.query('DELETE FROM alarm_preferences');
  });

  test('does not use up the reminder when all members have opened their notification', async () => {
    const id = await meeting();
    await look();
    await stack.pool.query('UPDATE notifications SET opened_at = now() WHERE user_id = $1', [member.id]);
    const answer = await post(`/meetings/${id}/remind`, {}, leader).expect(409);
    expect(answer.text).toContain('더 알릴 사람이 없어요.');
    await stack.pool.query('UPDATE notifications SET opened_at = NULL');
    await post(`/meetings/${id}/remind`, {}, leader).expect(303);
  });

  test('hides quiet hours from the leader; the member reads about them until the alarm is pushed', async () => {
    const id = await meeting();
    const quiet = (minutes: number) =>
      stack.pool.query(
        `INSERT INTO alarm_preferences (user_id, lead_minutes, quiet_from, quiet_to)
         SELECT $1, 10, mod(m + 1320, 1440), mod(m + $2, 1440) FROM (SELECT extract(hour FROM x) * 60 + extract(minute FROM x) AS m FROM (SELECT now() AT TIME ZONE 'Asia/Seoul' AS x) y) z
         ON CONFLICT (user_id) DO UPDATE SET quiet_to = EXCLUDED.quiet_to`,
        [member.id, minutes],
      );
    await quiet(60);
    await look();
    expect(await page(id, leader)).toContain('아직 보내지 못했어요');
    expect(await page(id, leader)).not.toContain('조용한 시간');
    expect((await get('/notifications')).text).toContain('조용한 시간에 와서 소리 없이 담아 뒀어요.');
    await quiet(0);
    await look();
    expect((await get('/notifications')).text).not.toContain('조용한 시간이라');
    await stack.pool.query('DELETE FROM alarm_preferences');
  });

  test('sends one reminder when the leader submits twice at once', async () => {
    const id = await meeting();
    await look();
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(`/meetings/${id}/remind`, {}, leader)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409, 409]);
  });

  test('sends no reminder after the start', async () => {
    const id = await meeting();
    await look();
    await passTime(stack, 6);
    await post(`/meetings/${id}/remind`, {}, leader).expect(409);
    expect(await page(id, leader)).not.toContain('/remind');
  });
});

test('the service worker is served at the root and never cached', async () => {
  const answer = await get('/sw.js', null).expect(200);
  expect(answer.headers['cache-control']).toBe('no-cache');
  expect(answer.headers['content-type']).toContain('javascript');
  expect((await get('/offline.html', null).expect(200)).text).toContain('연결이 끊겼어요');
});

test('/readyz tells the age of the last scan', async () => {
  await look();
  const { body } = await get('/readyz', null).expect(200);
  expect(body.worker.lastTickSecondsAgo).toBeLessThan(5);
});
