import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deleteOldEmailChanges } from '../../src/accounts/email-change-repository.ts';
import { createTestApp, csrfOf, signedUp, silentSockets, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let now = new Date();
const endedAll: number[] = [];
const hourMs = 60 * 60_000;

beforeAll(async () => {
  stack = await openTestStack();
});
beforeEach(async () => {
  await stack.redis.flushdb();
  endedAll.length = 0;
  app = createTestApp(stack, {
    clock: { now: () => now },
    sockets: () => ({ ...silentSockets, endSessionsOf: (userId) => endedAll.push(userId) }),
  });
});
afterAll(() => stack.close());

type Person = Awaited<ReturnType<typeof signedUp>>;
let addresses = 0;
function newAddress(): string {
  addresses += 1;
  return `new${addresses}@example.com`;
}

const findUser = (email: string) => stack.db.user.findUniqueOrThrow({ where: { email } });
const isAddress = async (email: string) => (await stack.db.user.findUnique({ where: { email } })) !== null;
const lettersTo = (email: string) => app.live.mailer?.kept.filter(({ to }) => to === email) ?? [];
const post = ({ browser, csrf }: Pick<Person, 'browser' | 'csrf'>, path: string, form: object) =>
  browser
    .post(path)
    .type('form')
    .send({ _csrf: csrf, ...form });
const ask = (person: Person, email: string) => post(person, '/settings/email', { email });
const logIn = (browser: ReturnType<TestApp['browser']>, email: string, password: string) =>
  browser.post('/login').type('form').send({ email, password });

async function tokenTo(email: string): Promise<string> {
  await expect.poll(() => lettersTo(email)[0]?.text).toMatch(/token=/);
  return /token=(\S+)/.exec(lettersTo(email)[0]?.text ?? '')?.[1] ?? '';
}

/** Signs up a person with a confirmed address. */
async function confirmed(): Promise<Person> {
  const person = await signedUp(app);
  const { email } = person.person;
  await stack.db.user.update({ where: { email }, data: { emailConfirmedAt: now } });
  return person;
}

/** Changes the address of a person. @returns the new address, and the token sent to the old one */
async function changed(person: Person, from = person.person.email) {
  const email = newAddress();
  await ask(person, email).expect(303);
  await post(person, '/account/email', { token: await tokenTo(email) }).expect(303);
  await expect.poll(() => lettersTo(from)[0]?.text).toContain('/account/email/back?token=');
  return { email, undoToken: await tokenTo(from) };
}
const takeBack = (token: string) => app.browser().post('/account/email/back').type('form').send({ token });

describe('the change of an e-mail address', () => {
  test('needs a fresh proof, for the page and for the form', async () => {
    const person = await confirmed();
    await person.browser.get('/settings/email').expect(200);
    now = new Date(now.getTime() + 10 * 60_000);
    const toProof = '/settings/proof?back=%2Fsettings%2Femail';
    await person.browser.get('/settings/email').expect(303).expect('location', toProof);
    await ask(person, newAddress()).expect(303).expect('location', toProof);
    expect(await stack.db.emailChange.count({ where: { user: { email: person.person.email } } })).toBe(0);
    await app.browser().get('/settings/email').expect(302);
    await app.browser().post('/settings/email').type('form').send({ email: 'a@b.example' }).expect(401);
  });

  test('happens when the new address is confirmed, and the old one stays until then', async () => {
    const person = await confirmed();
    const old = person.person.email;
    const email = newAddress();
    await ask(person, ` ${email.toUpperCase()} `).expect(303).expect('location', '/settings/email?sent=1');
    expect((await person.browser.get('/settings/email?sent=1')).text).toContain(email);
    const token = await tokenTo(email);
    expect(await isAddress(old)).toBe(true);
    const page = await person.browser.get(`/account/email?token=${token}`).expect(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain(email);
    await post(person, '/account/email', { token }).expect(303).expect('location', '/account/email/changed');
    await person.browser.get('/account/email/changed').expect(200);
    const user = await findUser(email);
    expect(user.emailConfirmedAt).toEqual(now);
    expect(await isAddress(old)).toBe(false);
    await logIn(app.browser(), email, person.person.password).expect(303);
    await logIn(app.browser(), old, person.person.password).expect(422);
    // Once only.
    await post(person, '/account/email', { token }).expect(404);
    await person.browser.get(`/account/email?token=${token}`).expect(404);
  });

  test('is bound to the account, to one day and to the newest letter', async () => {
    const person = await confirmed();
    const other = await confirmed();
    const [first, second] = [newAddress(), newAddress()];
    await ask(person, first).expect(303);
    const firstToken = await tokenTo(first);
    await ask(person, second).expect(303);
    const token = await tokenTo(second);
    await post(person, '/account/email', { token: firstToken }).expect(404);
    await post(other, '/account/email', { token }).expect(404);
    await app.browser().get(`/account/email?token=${token}`).expect(302);
    await app.browser().post('/account/email').type('form').send({ token }).expect(401);
    for (const forged of ['', 'x', `${token}x`, token.toLowerCase().replaceAll(/[a-z]/g, 'b')])
      await post(person, '/account/email', { token: forged }).expect(404);
    const before = now;
    now = new Date(now.getTime() + 24 * hourMs);
    const late = app.browser();
    await logIn(late, person.person.email, person.person.password).expect(303);
    await late.get(`/account/email?token=${token}`).expect(404);
    now = before;
    await post(person, '/account/email', { token }).expect(303);
  });

  test('of two presses of the button at the same moment only one counts', async () => {
    const person = await confirmed();
    const email = newAddress();
    await ask(person, email).expect(303);
    const token = await tokenTo(email);
    const answers = await Promise.all([1, 2].map(() => post(person, '/account/email', { token })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404]);
  });

  test('answers the same for an address that has an account, which gets a letter', async () => {
    const [person, other] = [await confirmed(), await confirmed()];
    const taken = other.person.email;
    await ask(person, taken).expect(303).expect('location', '/settings/email?sent=1');
    const shown = await person.browser.get('/settings/email?sent=1').expect(200);
    const email = newAddress();
    await ask(person, email).expect(303).expect('location', '/settings/email?sent=1');
    const free = await person.browser.get('/settings/email?sent=1').expect(200);
    const plain = (text: string) => text.replaceAll(/ nonce="[^"]+"/g, '');
    expect(plain(shown.text).replaceAll(taken, email)).toBe(plain(free.text));
    await expect.poll(() => lettersTo(taken)[0]?.subject).toContain('이미 가입한');
    expect(lettersTo(taken)[0]?.text).not.toContain('token=');
  });

  test('fails with words if the address got an account meanwhile', async () => {
    const person = await confirmed();
    const email = newAddress();
    await ask(person, email).expect(303);
    const token = await tokenTo(email);
    await signedUp(app, { email });
    const { text } = await post(person, '/account/email', { token }).expect(409);
    expect(text).toContain('이 주소로는 바꿀 수 없어요');
    expect(await isAddress(person.person.email)).toBe(true);
  });

  test('refuses what is no address, and the present one, with the input kept', async () => {
    const person = await confirmed();
    for (const email of ['', 'x', 'a b@example.com', `${'a'.repeat(300)}@example.com`, person.person.email]) {
      const { text } = await ask(person, email).expect(422);
      expect(text).toContain('id="field-email-error"');
      if (email !== '') expect(text).toContain(`value="${email}"`);
    }
  });

  test('is limited by account and by new address', async () => {
    const [person, other] = [await confirmed(), await confirmed()];
    const email = newAddress();
    for (let i = 0; i < 4; i += 1) await ask(i < 2 ? person : other, email).expect(303);
    await expect.poll(() => lettersTo(email).length).toBe(3);
    for (let i = 0; i < 8; i += 1) await ask(person, newAddress()).expect(303);
    const refused = await ask(person, email).expect(429);
    expect(refused.text).toContain(`value="${email}"`);
    expect(lettersTo(email).length).toBe(3);
  });

  test('invalidates a link for a new password that the old address received', async () => {
    const person = await confirmed();
    const { email } = person.person;
    await app.browser().post('/password/forgot').type('form').send({ email }).expect(303);
    await expect.poll(() => lettersTo(email)[0]?.text).toContain('/password/new?token=');
    const token = await tokenTo(email);
    await changed(person);
    await app.browser().get(`/password/new?token=${token}`).expect(404);
  });
});

describe('the link to the old address', () => {
  test('takes the change back within seven days, ends all sessions and asks for a new password', async () => {
    const person = await confirmed();
    const old = person.person.email;
    const { email, undoToken } = await changed(person);
    const { id } = await findUser(email);
    now = new Date(now.getTime() + 7 * 24 * hourMs - 1);
    const thief = app.browser();
    await logIn(thief, email, person.person.password).expect(303);
    await app.browser().get(`/account/email/back?token=${undoToken}`).expect(200);
    const answer = await takeBack(undoToken).expect(303);
    expect(endedAll).toEqual([id]);
    await thief.get('/settings').expect(302);
    expect((await findUser(old)).id).toBe(id);
    expect((await findUser(old)).emailConfirmedAt).toEqual(now);
    const location = answer.headers.location ?? '';
    await app.browser().get(location).expect(200);
    const token = new URL(location, 'http://x').searchParams.get('token') ?? '';
    await app
      .browser()
      .post('/password/new')
      .type('form')
      .send({ token, password: 'a-brand-new-evening' })
      .expect(303);
    await takeBack(undoToken).expect(404);
  });

  test('takes the password, passkeys and links to Kakao of the intruder away, and no earlier ones', async () => {
    const person = await confirmed();
    const old = person.person.email;
    const { id: userId } = await findUser(old);
    const passkey = (name: string, createdAt: Date) =>
      stack.db.passkey.create({
        data: {
          userId,
          name,
          createdAt,
          credentialId: `${name}-of-${userId}`,
          userHandle: `handle-${name}-${userId}`,
          publicKey: new Uint8Array([1]),
          counter: 0,
          transports: [],
        },
      });
    await passkey('own', new Date(now.getTime() - hourMs));
    const { undoToken } = await changed(person);
    await passkey('planted', now);
    await stack.db.identity.create({
      data: { issuer: 'https://kakao.example', subject: `thief-${userId}`, userId, linkedAt: now },
    });
    await takeBack(undoToken).expect(303);
    await logIn(app.browser(), old, person.person.password).expect(422);
    const passkeys = await stack.db.passkey.findMany({ where: { userId }, select: { name: true } });
    expect(passkeys).toEqual([{ name: 'own' }]);
    expect(await stack.db.identity.count({ where: { userId } })).toBe(0);
  });

  test('is too late after seven days, and its row is then deleted', async () => {
    const person = await confirmed();
    const { email, undoToken } = await changed(person);
    now = new Date(now.getTime() + 7 * 24 * hourMs);
    await app.browser().get(`/account/email/back?token=${undoToken}`).expect(404);
    await takeBack(undoToken).expect(404);
    expect(await isAddress(email)).toBe(true);
    expect(await deleteOldEmailChanges(stack.pool, now)).toBeGreaterThan(0);
    expect(await stack.db.emailChange.count({ where: { newEmail: email } })).toBe(0);
  });

  test('still works after a second change, whose own link then does not', async () => {
    const person = await confirmed();
    const first = await changed(person);
    const second = await changed(person, first.email);
    await takeBack(first.undoToken).expect(303);
    expect(await isAddress(person.person.email)).toBe(true);
    await takeBack(second.undoToken).expect(404);
  });

  test('of the first change works after the second was taken back', async () => {
    const person = await confirmed();
    const first = await changed(person);
    const second = await changed(person, first.email);
    await takeBack(second.undoToken).expect(303);
    expect(await isAddress(first.email)).toBe(true);
    await takeBack(first.undoToken).expect(303);
    expect(await isAddress(person.person.email)).toBe(true);
  });

  test('is not sent to an address that was never confirmed', async () => {
    const person = await signedUp(app);
    const old = person.person.email;
    const before = lettersTo(old).length;
    const email = newAddress();
    await ask(person, email).expect(303);
    await post(person, '/account/email', { token: await tokenTo(email) }).expect(303);
    expect((await findUser(email)).emailConfirmedAt).toEqual(now);
    expect(lettersTo(old).length).toBe(before);
    const row = await stack.db.emailChange.findFirstOrThrow({ where: { newEmail: email } });
    expect(row).toMatchObject({ oldEmail: null, undoHash: null });
  });

  test('keeps the old address from everybody else for seven days', async () => {
    const person = await confirmed();
    const old = person.person.email;
    const { undoToken } = await changed(person);
    const stranger = { email: old, nickname: '가로챈이', password: 'quiet-evening-43', isFourteen: 'on' };
    const refused = await app.browser().post('/signup').type('form').send(stranger).expect(422);
    expect(refused.text).toContain('가입을 마치지 못했어요');
    const other = await confirmed();
    await ask(other, old).expect(303);
    await expect.poll(() => lettersTo(old)[0]?.subject).toContain('이미 가입한');
    await takeBack(undoToken).expect(303);
    expect(await isAddress(old)).toBe(true);
  });

  test('needs no log-in, and refuses forged tokens', async () => {
    for (const token of ['', 'x', 'a'.repeat(32)]) {
      await app.browser().get(`/account/email/back?token=${token}`).expect(404);
      await takeBack(token).expect(404);
    }
    const person = await confirmed();
    const { undoToken } = await changed(person);
    // A browser that is logged in may open it, too.
    await person.browser.get(`/account/email/back?token=${undoToken}`).expect(200);
    await person.browser.post('/account/email/back').type('form').send({ token: undoToken }).expect(303);
  });
});

test('an address that was typed before the session ended is in the form after the log-in', async () => {
  const person = await confirmed();
  const email = newAddress();
  await stack.redis.flushdb();
  await ask(person, email).expect(401);
  await logIn(person.browser, person.person.email, person.person.password).expect(303);
  const { text } = await person.browser.get('/settings/email').expect(200);
  expect(text).toContain(`value="${email}"`);
  expect(csrfOf(text)).toBeTruthy();
});
