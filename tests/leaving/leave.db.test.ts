import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eraseServices } from '../../src/app/leaving.ts';
import { closeAccount } from '../../src/leaving/commands.ts';
import { eraseLeavers } from '../../src/leaving/index.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, csrfOf, signedUp, silentSockets, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let now = new Date();
const endedSessionsOf: number[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, {
    clock: { now: () => now },
    sockets: () => ({ ...silentSockets, endSessionsOf: (userId) => endedSessionsOf.push(userId) }),
  });
});
beforeEach(() => {
  now = new Date();
});
afterAll(() => stack.close());

const hour = 60;
/** The meetings whose readers were told that their record changed. */
let toldOf: number[] = [];
const tellReaders = (...meetingIds: readonly number[]) => void toldOf.push(...meetingIds);
const clubFields = (html: string) =>
  [...html.matchAll(/name="(club-\d+|meeting-\d+)"/g)].map(([, name]) => name);

async function leaver() {
  const { browser, person } = await signedUp(app);
  const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
  const post = async (fields: Record<string, string>, path = '/settings/leave') =>
    browser
      .post(path)
      .type('form')
      .send({ _csrf: csrfOf((await browser.get('/settings/leave')).text), ...fields });
  return { browser, person, id, post };
}

const erase = () => eraseLeavers(eraseServices(app.live, tellReaders));
const leaving = (id: number) => stack.db.leaving.findUnique({ where: { userId: id } });

test('a person reaches the page from the settings, confirms once, and is logged out everywhere', async () => {
  const { browser, person, id, post } = await leaver();
  const other = app.browser();
  await other.post('/login').type('form').send(person).expect(303);
  expect((await browser.get('/settings')).text).toContain('href="/settings/leave"');

  expect((await post({ sure: 'on' })).headers.location).toBe('/left');
  expect((await app.browser().get('/left').expect(200)).text).toContain('탈퇴했어요');
  expect(endedSessionsOf).toContain(id);
  for (const one of [browser, other]) expect((await one.get('/settings')).status).toBe(302);
  expect((await app.browser().post('/login').type('form').send(person)).status).toBe(422);
});

test('no other way into the account is left either, nor a change of its address', async () => {
  const { id, post } = await leaver();
  const at = new Date();
  await stack.db.identity.create({ data: { issuer: 'https://kakao.example', subject: `${id}`, userId: id } });
  await stack.db.passkey.create({
    data: {
      userId: id,
      credentialId: `credential ${id}`,
      userHandle: 'handle',
      publicKey: Buffer.alloc(77),
      transports: [],
      counter: 0,
      name: '휴대폰',
      createdAt: at,
    },
  });
  await stack.db.emailChange.create({
    data: { userId: id, newEmail: 'next@example.com', confirmHash: 'f'.repeat(64), askedAt: at },
  });
  await post({ sure: 'on' });
  const where = { userId: id };
  expect(
    await Promise.all([
      stack.db.identity.count({ where }),
      stack.db.passkey.count({ where }),
      stack.db.emailChange.count({ where }),
    ]),
  ).toEqual([0, 0, 0]);
});

test('without the confirmation nothing changes, and the page says where to confirm', async () => {
  const { id, post } = await leaver();
  const refused = await post({});
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('여기를 눌러 표시해 주세요');
  expect(await leaving(id)).toBeNull();
});

test('after ten minutes the page asks for a fresh proof', async () => {
  const { browser } = await leaver();
  now = new Date(Date.now() + 11 * 60_000);
  const answer = await browser.get('/settings/leave');
  expect([answer.status, answer.headers.location]).toEqual([303, '/settings/proof?back=%2Fsettings%2Fleave']);
  const csrf = csrfOf((await browser.get('/')).text);
  for (const path of ['/settings/leave', '/settings/leave/clubs/7/handover']) {
    const { headers } = await browser.post(path).type('form').send({ _csrf: csrf, sure: 'on' }).expect(303);
    expect(headers.location).toBe('/settings/proof?back=%2Fsettings%2Fleave');
  }
});

test('a club and a meeting of hers that are undecided stop all of it, beside their fields', async () => {
  const { browser, id, post } = await leaver();
  const member = await createPerson(stack);
  const club = await createClub(stack, { id });
  await stack.db.clubMembership.create({ data: { clubId: club, userId: member.id } });
  const meeting = await createMeeting(stack, { id } as never, [member], { startsInMinutes: 5 * hour });
  const joined = await createMeeting(stack, member, [{ id } as never], { startsInMinutes: 5 * hour });
  expect(clubFields((await browser.get('/settings/leave')).text)).toEqual([
    `club-${club}`,
    `meeting-${meeting}`,
  ]);

  for (const choices of [{}, { [`club-${club}`]: 'close' }, { [`meeting-${meeting}`]: 'cancel' }]) {
    const refused = await post({ sure: 'on', ...choices });
    expect(refused.status).toBe(422);
    expect(refused.text.includes('다른 멤버가 리더를 맡은 뒤에')).toBe(!(`club-${club}` in choices));
    expect(refused.text.includes('어떻게 할지 골라 주세요')).toBe(!(`meeting-${meeting}` in choices));
  }
  expect(await leaving(id)).toBeNull();
  expect(await stack.db.membership.count({ where: { meetingId: joined, userId: id } })).toBe(1);

  const done = await post({ sure: 'on', [`club-${club}`]: 'close', [`meeting-${meeting}`]: 'cancel' });
  expect(done.headers.location).toBe('/left');
  expect(await stack.db.membership.count({ where: { meetingId: joined, userId: id } })).toBe(0);
  expect(await stack.db.meeting.findUnique({ where: { id: joined } })).toMatchObject({ memberCount: 1 });
  expect(await stack.db.meeting.findUnique({ where: { id: meeting } })).toMatchObject({
    cancelledAt: expect.any(Date),
  });
  expect(await stack.db.club.findUnique({ where: { id: club } })).toMatchObject({
    closedAt: expect.any(Date),
  });
});

test('a leader asks a member to lead her club, and leaves once the member accepted', async () => {
  const { browser, id, post } = await leaver();
  const club = await createClub(stack, { id });
  const heir = await signedUp(app);
  const { id: heirId } = await stack.db.user.findUniqueOrThrow({ where: { email: heir.person.email } });
  await stack.db.clubMembership.create({ data: { clubId: club, userId: heirId } });

  const asked = await post({ userId: String(heirId) }, `/settings/leave/clubs/${club}/handover`);
  expect(asked.headers.location).toBe('/settings/leave?asked=1');
  expect((await browser.get('/settings/leave')).text).toContain(
    `${heir.person.nickname} 님의 답을 기다리고 있어요`,
  );
  expect((await post({ sure: 'on' })).status).toBe(422);

  await heir.browser
    .post(`/clubs/${club}/handover/answer`)
    .type('form')
    .send({ _csrf: heir.csrf, answer: 'accept' })
    .expect(303);
  expect((await post({ sure: 'on' })).headers.location).toBe('/left');
  expect(await stack.db.clubMembership.findMany({ where: { clubId: club } })).toMatchObject([
    { userId: heirId, role: 'leader' },
  ]);
});

test('a member who cannot be asked to lead is refused on the page, with the reason', async () => {
  const { id, post } = await leaver();
  const [club, outsider] = [await createClub(stack, { id }), await createPerson(stack)];
  const path = `/settings/leave/clubs/${club}/handover`;
  for (const [userId, status, reason] of [
    [String(outsider.id), 409, '고르신 분이 북클럽에서 나갔어요.'],
    ['', 422, '부탁할 멤버를 골라 주세요.'],
  ] as const) {
    const refused = await post({ userId }, path);
    expect(refused.status).toBe(status);
    expect(refused.text).toContain(reason);
    expect(refused.text).toContain(`name="club-${club}"`);
  }
  expect(await stack.db.clubHandover.count({ where: { clubId: club } })).toBe(0);
});

test('a meeting goes to a member of it, and to nobody else', async () => {
  const { id, post } = await leaver();
  const [member, stranger] = [await createPerson(stack), await createPerson(stack)];
  const meeting = await createMeeting(stack, { id } as never, [member], { startsInMinutes: 5 * hour });
  const refused = await post({ sure: 'on', [`meeting-${meeting}`]: String(stranger.id) });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('다시 골라 주세요');
  expect(await leaving(id)).toBeNull();

  await post({ sure: 'on', [`meeting-${meeting}`]: String(member.id) });
  expect(await stack.db.meeting.findUnique({ where: { id: meeting } })).toMatchObject({
    leaderId: member.id,
    memberCount: 1,
    cancelledAt: null,
  });
});

test('her address and her nickname are free again only after the account is erased', async () => {
  const { person, post } = await leaver();
  await post({ sure: 'on' });
  const signUp = (fields: object) =>
    app
      .browser()
      .post('/signup')
      .type('form')
      .send({ ...person, ...fields, isFourteen: 'on' });
  expect((await signUp({ email: 'somebody.else@example.com' })).status).toBe(422);
  await erase();
  expect((await signUp({})).status).toBe(303);
});

test('an erasure that a worker left half done is finished by the next one after its lease', async () => {
  const { id, post } = await leaver();
  const other = await createPerson(stack);
  const meeting = await createMeeting(stack, other, [{ id } as never], { startsInMinutes: -hour });
  await stack.db.message.create({
    data: { meetingId: meeting, seq: 1, userId: id, clientId: crypto.randomUUID(), body: '남는 말' },
  });
  await post({ sure: 'on' });
  const services = eraseServices(app.live, tellReaders);
  const dying = { ...services, erasers: [...services.erasers, () => Promise.reject(new Error('killed'))] };
  await expect(eraseLeavers(dying)).rejects.toThrow('killed');
  expect(await erase()).toBe(0);
  expect(await leaving(id)).not.toBeNull();

  await stack.pool.query("UPDATE leavings SET leased_until = now() - interval '1 second'");
  expect(await erase()).toBe(1);
  expect(await stack.db.user.findUnique({ where: { id } })).toBeNull();
  expect(await stack.db.message.findFirst({ where: { meetingId: meeting } })).toMatchObject({
    body: '남는 말',
    userId: 0,
  });
});

test('the log of a past meeting names former members without a link, and none of them as leader', async () => {
  const [leader, member, reader] = [await leaver(), await leaver(), await signedUp(app)];
  const { id: readerId } = await stack.db.user.findUniqueOrThrow({ where: { email: reader.person.email } });
  const seats = [{ id: member.id }, { id: readerId }] as never[];
  const meeting = await createMeeting(stack, { id: leader.id } as never, seats, {
    startsInMinutes: -2 * hour,
  });
  for (const [index, userId] of [leader.id, member.id].entries())
    await stack.db.message.create({
      data: {
        meetingId: meeting,
        seq: index + 1,
        userId,
        clientId: crypto.randomUUID(),
        body: `말 ${index}`,
      },
    });
  const crowns = (html: string) =>
    [...html.matchAll(/class="bubble__author">.*?class="crown"([^>]*)>/gs)].filter(
      ([, attributes]) => !attributes?.endsWith('hidden'),
    );
  const log = async () => (await reader.browser.get(`/meetings/${meeting}/chat`).redirects(2)).text;
  expect(crowns(await log())).toHaveLength(1);
  await leader.post({ sure: 'on' });
  await member.post({ sure: 'on' });
  for (const isErased of [false, true]) {
    if (isErased) expect(await erase()).toBe(2);
    const html = await log();
    expect(html).toContain('말 1');
    expect(html).toContain('<bdi class="bubble__name">탈퇴한 회원</bdi>');
    expect(html).not.toContain(leader.person.nickname);
    expect(html).not.toContain(member.person.nickname);
  }
  expect(crowns(await log())).toEqual([]);
});

test('a club that a request opened while she left is closed by the worker', async () => {
  const { id, post } = await leaver();
  await post({ sure: 'on' });
  const club = await createClub(stack, { id });
  expect(await erase()).toBe(1);
  expect(await stack.db.club.findUnique({ where: { id: club } })).toMatchObject({
    closedAt: expect.any(Date),
  });
});

test('an operator closes the account of somebody who cannot log in; the worker ends what she led', async () => {
  const { browser, person, id } = await leaver();
  const club = await createClub(stack, { id });
  expect(await closeAccount(stack.db, 'nobody@example.com')).toBeNull();
  expect(await closeAccount(stack.db, person.email)).toBe(id);
  expect((await browser.get('/settings')).status).toBe(302);
  expect(await erase()).toBe(1);
  expect(await stack.db.club.findUnique({ where: { id: club } })).toMatchObject({
    closedAt: expect.any(Date),
  });
});

test('an account that an operator closed: open pages of the records that may quote her are told', async () => {
  const [leader, member] = [await createPerson(stack), await createPerson(stack)];
  const meeting = await createMeeting(stack, leader, [member], { startsInMinutes: -2 * hour });
  await stack.db.meetingRecord.create({ data: { meetingId: meeting, madeAt: new Date() } });
  const { email } = await stack.db.user.findUniqueOrThrow({ where: { id: member.id } });
  await closeAccount(stack.db, email);
  toldOf = [];
  expect(await erase()).toBe(1);
  expect(toldOf).toEqual([meeting]);
});

test('a mail server that is down delays the end of the address by six hours at most', async () => {
  const { id, post, person } = await leaver();
  await stack.db.user.update({ where: { id }, data: { emailConfirmedAt: new Date() } });
  await post({ sure: 'on' });
  const services = eraseServices(app.live, tellReaders);
  const mailer = { ...services.mailer, send: () => Promise.reject(new Error('mail is down')) } as never;
  const expireLease = () => stack.pool.query('UPDATE leavings SET leased_until = NULL');
  await expect(eraseLeavers({ ...services, mailer })).rejects.toThrow('mail is down');
  expect(await stack.db.user.findUnique({ where: { id } })).toMatchObject({ email: person.email });

  now = new Date(Date.now() + 6 * hour * 60_000 + 1_000);
  await expireLease();
  expect(await eraseLeavers({ ...services, mailer })).toBe(1);
  expect(await stack.db.user.findUnique({ where: { id } })).toBeNull();
});
