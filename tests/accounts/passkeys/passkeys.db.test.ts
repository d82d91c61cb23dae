import type { Agent } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, csrfOf, signedUp, type TestApp, testOrigin } from '../../support/app.ts';
import { type Deviation, makePasskey, type SoftwarePasskey } from '../../support/software-authenticator.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let now = new Date();
const minuteMs = 60_000;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { clock: { now: () => now } });
});
beforeEach(() => {
  now = new Date();
  app.logs.length = 0;
});
afterAll(() => stack.close());

const post = (browser: Agent, csrf: string, path: string, fields: Record<string, string> = {}) =>
  browser
    .post(path)
    .type('form')
    .send({ _csrf: csrf, ...fields });

const idOf = async (nickname: string) =>
  (await stack.db.user.findFirstOrThrow({ where: { nickname }, select: { id: true } })).id;

interface Owner {
  readonly browser: Agent;
  readonly csrf: string;
  readonly userId: number;
  readonly person: { readonly email: string; readonly password: string };
}

async function newcomer(): Promise<Owner> {
  const { browser, person } = await signedUp(app);
  const userId = await idOf(person.nickname);
  await stack.db.user.update({ where: { id: userId }, data: { emailConfirmedAt: now } });
  const csrf = csrfOf((await browser.get('/settings/passkeys/new').expect(200)).text);
  return { browser, csrf, userId, person };
}

const addOptions = async ({ browser, csrf }: Owner) =>
  (await post(browser, csrf, '/settings/passkeys/options').expect(200)).body;

const sendNew = ({ browser, csrf }: Owner, passkey: SoftwarePasskey, name = '내 휴대전화') =>
  post(browser, csrf, '/settings/passkeys', { name, credential: JSON.stringify(passkey.answer) });

async function withPasskey(deviation?: Deviation) {
  const owner = await newcomer();
  const passkey = makePasskey(await addOptions(owner), testOrigin, deviation);
  await sendNew(owner, passkey).expect(303).expect('Location', '/settings/passkeys?done=added');
  return { owner, passkey };
}

const askLogIn = async (browser: Agent) =>
  (await browser.post('/login/passkey/options').send().expect(200)).body;
const sendLogIn = (browser: Agent, answer: object, fields: Record<string, string> = {}) =>
  browser
    .post('/login/passkey')
    .type('form')
    .send({ credential: JSON.stringify(answer), ...fields });
const events = (event: string) =>
  app.logs
    .filter((line) => line.event === event)
    .map(({ outcome, reason, accountId }) => ({ outcome, reason, accountId }));
const lettersTo = (email: string) => (app.live.mailer?.kept ?? []).filter(({ to }) => to === email);

describe('a passkey that is added', () => {
  test('is listed with its name, and a letter tells its owner', async () => {
    const { owner } = await withPasskey();
    const page = await owner.browser.get('/settings/passkeys?done=added').expect(200);
    expect(page.text).toContain('내 휴대전화');
    expect(page.text).toContain('아직 쓴 적이 없어요');
    expect(lettersTo(owner.person.email)[0]?.subject).toBe('[책모임] 패스키를 추가했어요');
    expect(events('passkey-add')).toEqual([{ outcome: 'done', accountId: owner.userId }]);
  });

  test('is asked for as a discoverable one, with a verified user and a random handle', async () => {
    const owner = await newcomer();
    const options = await addOptions(owner);
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(options)).not.toContain(owner.person.email);
  });

  test('gets the handle of the account’s other passkeys, which the browser does not make again', async () => {
    const { owner, passkey } = await withPasskey();
    const stored = await stack.db.passkey.findFirstOrThrow({ where: { userId: owner.userId } });
    const options = await addOptions(owner);
    expect(options.user.id).toBe(stored.userHandle);
    expect(options.excludeCredentials).toEqual([
      { id: passkey.id, type: 'public-key', transports: ['internal'] },
    ]);
  });

  const refusals: readonly [string, Deviation][] = [
    ['another challenge', { challenge: 'A'.repeat(43) }],
    ['another site', { origin: 'https://evil.example' }],
    ['another host name', { rpId: 'evil.example' }],
    ['a user who was not verified', { isVerified: false }],
  ];
  test.each(refusals)('is refused for %s', async (_why, deviation) => {
    const owner = await newcomer();
    const passkey = makePasskey(await addOptions(owner), testOrigin, deviation);
    const page = await sendNew(owner, passkey, '책상 위 노트북').expect(422);
    expect(page.text).toContain('패스키를 확인하지 못했어요');
    expect(page.text).toContain('value="책상 위 노트북"');
    expect(await stack.db.passkey.count({ where: { userId: owner.userId } })).toBe(0);
    expect(events('passkey-add')).toEqual([
      { outcome: 'refused', reason: 'not-verified', accountId: owner.userId },
    ]);
  });

  test('is refused with a challenge that was used, is five minutes old, or belongs to another session', async () => {
    const { owner, passkey } = await withPasskey();
    await sendNew(owner, passkey).expect(422);
    const late = makePasskey(await addOptions(owner), testOrigin);
    now = new Date(now.getTime() + 5 * minuteMs);
    await sendNew(owner, late).expect(422);
    const stranger = await newcomer();
    await sendNew(stranger, makePasskey(await addOptions(owner), testOrigin)).expect(422);
    expect(await stack.db.passkey.count({ where: { userId: stranger.userId } })).toBe(0);
  });

  test('is refused if another account has it', async () => {
    const { passkey } = await withPasskey();
    const other = await newcomer();
    const copy = makePasskey(await addOptions(other), testOrigin, { credentialId: passkey.id });
    expect((await sendNew(other, copy).expect(422)).text).toContain('이미 등록된 패스키');
  });

  test('is refused as the eleventh, also when two are added at once', async () => {
    const owner = await newcomer();
    const at = (index: number) => ({
      userId: owner.userId,
      credentialId: `filler-${owner.userId}-${index}`,
      userHandle: 'handle',
      publicKey: new Uint8Array([1]),
      counter: 0,
      transports: [],
      name: `열쇠 ${index}`,
      createdAt: now,
    });
    await stack.db.passkey.createMany({ data: Array.from({ length: 9 }, (_, index) => at(index)) });
    const answers = await Promise.all(
      [1, 2].map(async () => sendNew(owner, makePasskey(await addOptions(owner), testOrigin))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(answers.find(({ status }) => status === 422)?.text).toContain('10개까지');
    const list = await owner.browser.get('/settings/passkeys').expect(200);
    expect(list.text).not.toContain('href="/settings/passkeys/new"');
  });

  test('is refused without a name or with 41 letters, and nothing that is no answer is stored', async () => {
    const owner = await newcomer();
    const passkey = makePasskey(await addOptions(owner), testOrigin);
    expect((await sendNew(owner, passkey, ' ').expect(422)).text).toContain('이름을 적어 주세요');
    expect((await sendNew(owner, passkey, '가'.repeat(41)).expect(422)).text).toContain('40자까지');
    for (const credential of ['', 'null', '{}', '[', JSON.stringify({ ...passkey.answer, id: 'a b' })])
      await post(owner.browser, owner.csrf, '/settings/passkeys', { name: '열쇠', credential }).expect(422);
    await sendNew(owner, passkey, '가'.repeat(40)).expect(303);
  });

  test('needs a fresh proof and a log-in', async () => {
    const owner = await newcomer();
    const passkey = makePasskey(await addOptions(owner), testOrigin);
    now = new Date(now.getTime() + 10 * minuteMs);
    const proof = '/settings/proof?back=%2Fsettings%2Fpasskeys%2Fnew';
    await owner.browser.get('/settings/passkeys/new').expect(303).expect('Location', proof);
    await post(owner.browser, owner.csrf, '/settings/passkeys/options').expect(303);
    await sendNew(owner, passkey).expect(303).expect('Location', proof);
    await app.browser().post('/settings/passkeys/options').send().expect(401);
  });
});

describe('a log-in with a passkey', () => {
  test('leads to the page that was asked for, counts as a proof and is recorded', async () => {
    const { owner, passkey } = await withPasskey();
    const visitor = app.browser();
    const answer = passkey.use(await askLogIn(visitor));
    await sendLogIn(visitor, answer, { next: '/meetings' }).expect(303).expect('Location', '/meetings');
    await visitor.get('/settings/passkeys/new').expect(200);
    expect(events('log-in')).toEqual([{ outcome: 'done', reason: 'passkey', accountId: owner.userId }]);
    const [stored] = await stack.db.passkey.findMany({ where: { userId: owner.userId } });
    expect(stored).toMatchObject({ counter: 1n, lastUsedAt: now });
  });

  test('asks for no certain passkeys, so that a visitor learns nothing about accounts', async () => {
    const options = await askLogIn(app.browser());
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
  });

  const refusals: readonly [string, Deviation, string][] = [
    ['another challenge', { challenge: 'A'.repeat(43) }, 'wrong-challenge'],
    ['a text that is no challenge', { challenge: '*' }, 'wrong-challenge'],
    ['another site', { origin: 'https://evil.example' }, 'wrong-passkey'],
    ['another host name', { rpId: 'evil.example' }, 'wrong-passkey'],
    ['a user who was not verified', { isVerified: false }, 'wrong-passkey'],
    ['another key', { hasWrongKey: true }, 'wrong-passkey'],
    ['another account’s handle', { userHandle: 'AAAA' }, 'wrong-passkey'],
    ['a counter that went back', { counter: 4 }, 'passkey-counter'],
    ['a counter that stands still', { counter: 5 }, 'passkey-counter'],
  ];
  test.each(refusals)('is refused for %s', async (_why, deviation, reason) => {
    const { owner, passkey } = await withPasskey();
    await stack.db.passkey.updateMany({ where: { userId: owner.userId }, data: { counter: 5 } });
    const visitor = app.browser();
    const answer = passkey.use(await askLogIn(visitor), deviation);
    const page = await sendLogIn(visitor, answer, { next: '/meetings' }).expect(422);
    expect(page.text).toContain('패스키를 확인하지 못했어요');
    expect(page.text).toContain('name="next" value="/meetings"');
    expect(page.text).not.toContain(passkey.id);
    expect(events('log-in')[0]).toMatchObject({ outcome: 'failed', reason });
    expect(events('passkey-copy')).toHaveLength(reason === 'passkey-counter' ? 1 : 0);
    await visitor.get('/settings').expect(302);
  });

  test('is refused with a challenge that was used, is five minutes old, or belongs to another browser', async () => {
    const { passkey } = await withPasskey();
    const visitor = app.browser();
    const options = await askLogIn(visitor);
    const other = app.browser();
    await askLogIn(other);
    await sendLogIn(other, passkey.use(options)).expect(422);
    await sendLogIn(app.browser(), passkey.use(options)).expect(422);
    await sendLogIn(visitor, passkey.use(options, { hasWrongKey: true })).expect(422);
    await sendLogIn(visitor, passkey.use(options)).expect(422);
    const late = await askLogIn(visitor);
    now = new Date(now.getTime() + 5 * minuteMs);
    await sendLogIn(visitor, passkey.use(late)).expect(422);
    await sendLogIn(visitor, passkey.use(await askLogIn(visitor))).expect(303);
  });

  test('is refused for a passkey that nobody has', async () => {
    const { owner, passkey } = await withPasskey();
    await stack.db.passkey.deleteMany({ where: { userId: owner.userId } });
    const visitor = app.browser();
    await sendLogIn(visitor, passkey.use(await askLogIn(visitor))).expect(422);
    expect(events('log-in')).toEqual([{ outcome: 'failed', reason: 'unknown-passkey' }]);
  });

  test('is refused for a person who left', async () => {
    const { owner, passkey } = await withPasskey();
    await stack.db.user.update({ where: { id: owner.userId }, data: { leftAt: now } });
    const visitor = app.browser();
    await sendLogIn(visitor, passkey.use(await askLogIn(visitor))).expect(422);
    expect(events('log-in')).toEqual([{ outcome: 'failed', reason: 'unknown-passkey' }]);
  });

  test('is refused for a suspended account, with the day on which it ends', async () => {
    const { owner, passkey } = await withPasskey();
    const suspendedUntil = new Date(Date.now() + 24 * 60 * minuteMs);
    await stack.db.user.update({ where: { id: owner.userId }, data: { suspendedUntil } });
    const browser = app.browser();
    const answer = passkey.use(await askLogIn(browser));
    expect((await sendLogIn(browser, answer).expect(403)).text).toContain('까지 로그인할 수 없어요');
    await browser.get('/settings').expect(302);
  });

  test('works again and again with an authenticator that does not count', async () => {
    const { passkey } = await withPasskey();
    for (let use = 0; use < 2; use += 1) {
      const visitor = app.browser();
      await sendLogIn(visitor, passkey.use(await askLogIn(visitor), { counter: 0 })).expect(303);
    }
  });

  test('works on another process, and one of two concurrent uses of a challenge works', async () => {
    const { passkey } = await withPasskey();
    const second = createTestApp(stack, { clock: { now: () => now } });
    const asked = await app.browser().post('/login/passkey/options').send().expect(200);
    const [cookie = ''] = asked.headers['set-cookie'] as unknown as string[];
    const send = (process: TestApp, counter: number) =>
      sendLogIn(
        process.browser().set('Cookie', cookie.split(';', 1)[0] ?? ''),
        passkey.use(asked.body, { counter }),
      );
    const answers = await Promise.all([send(second, 1), send(app, 2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  test('has to wait after fifty failures of an address', async () => {
    const { passkey } = await withPasskey();
    const visitor = app.browser();
    const answer = passkey.use(await askLogIn(visitor), { hasWrongKey: true });
    for (let failure = 0; failure < 50; failure += 1) await sendLogIn(visitor, answer);
    const page = await sendLogIn(visitor, passkey.use(await askLogIn(visitor))).expect(429);
    expect(page.headers['retry-after']).toBeDefined();
    expect(page.text).toContain('짧은 시간에 너무 많이');
    await stack.redis.flushdb();
  });
});

describe('a proof with a passkey', () => {
  const askProof = async ({ browser, csrf }: Owner) =>
    (await post(browser, csrf, '/settings/proof/passkey/options').expect(200)).body;
  const prove = ({ browser, csrf }: Owner, answer: object) =>
    post(browser, csrf, '/settings/proof/passkey', {
      credential: JSON.stringify(answer),
      back: '/settings/passkeys/new',
    });

  test('is asked for with the account’s passkeys, and leads back', async () => {
    const { owner, passkey } = await withPasskey();
    now = new Date(now.getTime() + 11 * minuteMs);
    await owner.browser.get('/settings/passkeys/new').expect(303);
    const page = await owner.browser.get('/settings/proof?back=/settings/passkeys/new').expect(200);
    expect(page.text).toContain('패스키로 확인하기');
    const options = await askProof(owner);
    expect(options.allowCredentials).toEqual([
      { id: passkey.id, type: 'public-key', transports: ['internal'] },
    ]);
    await prove(owner, passkey.use(options)).expect(303).expect('Location', '/settings/passkeys/new');
    await owner.browser.get('/settings/passkeys/new').expect(200);
    expect(events('fresh-proof')).toEqual([{ outcome: 'done', reason: 'passkey', accountId: owner.userId }]);
  });

  test('is refused with another account’s passkey, and with the challenge of a log-in', async () => {
    const { owner, passkey } = await withPasskey();
    const { owner: stranger } = await withPasskey();
    const page = await prove(stranger, passkey.use(await askProof(stranger))).expect(422);
    expect(page.text).toContain('패스키를 확인하지 못했어요');
    await prove(owner, passkey.use(await askLogIn(owner.browser))).expect(422);
    now = new Date(now.getTime() + 11 * minuteMs);
    await stranger.browser.get('/settings/passkeys/new').expect(303);
  });

  test('is not offered to an account without passkeys', async () => {
    const { browser } = await newcomer();
    expect((await browser.get('/settings/proof').expect(200)).text).not.toContain('패스키로 확인하기');
  });
});

describe('the owner of a passkey', () => {
  const only = (userId: number) => stack.db.passkey.findFirstOrThrow({ where: { userId } });

  test('renames it; nobody else can', async () => {
    const { owner } = await withPasskey();
    const { id } = await only(owner.userId);
    const path = `/settings/passkeys/${id}`;
    await post(owner.browser, owner.csrf, path, { name: '서재 컴퓨터' })
      .expect(303)
      .expect('Location', '/settings/passkeys?done=renamed');
    expect((await only(owner.userId)).name).toBe('서재 컴퓨터');
    const long = await post(owner.browser, owner.csrf, path, { name: '가'.repeat(41) }).expect(422);
    expect(long.text).toContain('40자까지');
    const other = await newcomer();
    await other.browser.get(path).expect(404);
    await post(other.browser, other.csrf, path, { name: '남의 것' }).expect(404);
    await post(other.browser, other.csrf, `${path}/remove`).expect(404);
    await owner.browser.get('/settings/passkeys/999999999999').expect(404);
  });

  test('finds the new name in the form again if her session ended before she sent it', async () => {
    const { owner } = await withPasskey();
    const path = `/settings/passkeys/${(await only(owner.userId)).id}`;
    await stack.redis.flushdb();
    await post(owner.browser, owner.csrf, path, { name: '서재 컴퓨터' }).expect(401);
    await owner.browser.post('/login').type('form').send(owner.person).expect(303);
    expect((await owner.browser.get(path).expect(200)).text).toContain('value="서재 컴퓨터"');
    expect((await only(owner.userId)).name).toBe('내 휴대전화');
  });

  test('removes it with a fresh proof: it logs nobody in, and a letter says so', async () => {
    const { owner, passkey } = await withPasskey();
    const path = `/settings/passkeys/${(await only(owner.userId)).id}/remove`;
    await post(owner.browser, owner.csrf, path)
      .expect(303)
      .expect('Location', '/settings/passkeys?done=removed');
    const visitor = app.browser();
    await sendLogIn(visitor, passkey.use(await askLogIn(visitor))).expect(422);
    expect(lettersTo(owner.person.email)[0]?.subject).toBe('[책모임] 패스키를 지웠어요');
    expect(events('passkey-removal')).toEqual([{ outcome: 'done', accountId: owner.userId }]);
  });

  test('is asked for a proof before a removal', async () => {
    const { owner } = await withPasskey();
    now = new Date(now.getTime() + 10 * minuteMs);
    await post(owner.browser, owner.csrf, `/settings/passkeys/${(await only(owner.userId)).id}/remove`)
      .expect(303)
      .expect('Location', '/settings/proof?back=%2Fsettings%2Fpasskeys');
    await only(owner.userId);
  });

  test('keeps the last one while she has neither a password nor Kakao', async () => {
    const { owner } = await withPasskey();
    await stack.db.user.update({ where: { id: owner.userId }, data: { passwordHash: null } });
    const path = `/settings/passkeys/${(await only(owner.userId)).id}/remove`;
    const page = await post(owner.browser, owner.csrf, path).expect(409);
    expect(page.text).toContain('유일한 방법');
    expect(page.text).toContain('다른 패스키를 먼저');
    await only(owner.userId);
  });

  test('keeps the last one of an account linked to Kakao unless Kakao is switched on', async () => {
    const { owner } = await withPasskey();
    const clock = { now: () => now };
    const issuer = 'https://kakao.example';
    const siteWith = (issuer: string) =>
      createTestApp(stack, {
        clock,
        env: { KAKAO_CLIENT_ID: 'client', KAKAO_CLIENT_SECRET: 'secret', KAKAO_ISSUER: issuer },
      });
    const sites = [app, siteWith('https://other.example'), siteWith(issuer)];
    const browsers = await Promise.all(
      sites.map(async (site) => {
        const browser = site.browser();
        await browser.post('/login').type('form').send(owner.person).expect(303);
        return browser;
      }),
    );
    await stack.db.user.update({ where: { id: owner.userId }, data: { passwordHash: null } });
    const linked = { userId: owner.userId, issuer, subject: '1', linkedAt: now };
    await stack.db.identity.create({ data: linked });
    const { id } = await only(owner.userId);
    const answers: { status: number; text: string }[] = [];
    for (const browser of browsers) {
      const csrf = csrfOf((await browser.get(`/settings/passkeys/${id}`).expect(200)).text);
      answers.push(await post(browser, csrf, `/settings/passkeys/${id}/remove`));
    }
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 303]);
    expect(answers[1]?.text).toContain('다른 패스키나 카카오 로그인을 먼저');
  });

  test('gets no letter at an address that is not confirmed', async () => {
    const owner = await newcomer();
    await stack.db.user.update({ where: { id: owner.userId }, data: { emailConfirmedAt: null } });
    const before = lettersTo(owner.person.email).length;
    await sendNew(owner, makePasskey(await addOptions(owner), testOrigin)).expect(303);
    expect(lettersTo(owner.person.email)).toHaveLength(before);
  });
});

test('the settings link to the passkeys, and the page to add one says that it needs JavaScript', async () => {
  const { browser } = await newcomer();
  expect((await browser.get('/settings').expect(200)).text).toContain('href="/settings/passkeys"');
  const page = await browser.get('/settings/passkeys/new').expect(200);
  expect(page.text).toContain('자바스크립트가 필요해요');
});
