import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, csrfOf, signedUp, type TestApp } from '../support/app.ts';
import { type FakeSmtp, startFakeSmtp } from '../support/fake-smtp.ts';
import { createBook } from '../support/meetings.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let smtp: FakeSmtp;
let app: TestApp;
let bookId: number;
let now = new Date();

beforeAll(async () => {
  stack = await openTestStack();
  smtp = await startFakeSmtp();
  app = createTestApp(stack, { clock: { now: () => now }, env: { SMTP_URL: smtp.url } });
  bookId = (await createBook(stack)).id;
});
beforeEach(() => stack.redis.flushdb());
afterAll(async () => {
  await smtp.close();
  await stack.close();
});

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const lettersTo = (email: string) => smtp.letters.filter(({ to }) => to === email);
async function linkTo(email: string): Promise<string> {
  await expect.poll(() => lettersTo(email).length).toBeGreaterThan(0);
  return (
    /http:\/\/localhost:3000(\/account\/confirm\?token=\S+)/.exec(lettersTo(email).at(-1)?.text ?? '')?.[1] ??
    ''
  );
}
const tokenOf = (path: string) => new URL(path, 'http://x').searchParams.get('token') ?? '';
const confirm = (token: string, browser = app.browser()) =>
  browser.post('/account/confirm').type('form').send({ token });
const meeting = () => ({
  bookId: String(bookId),
  title: '밤의 모임',
  description: '천천히 읽고 만나요.\n둘째 줄',
  startsAt: '2099-01-01T19:00',
  endsAt: '2099-01-01T20:00',
  capacity: '4',
});
const row = (email: string) => stack.db.user.findUniqueOrThrow({ where: { email } });

describe('an account whose address is not confirmed', () => {
  test('gets one letter with a link, whose page shows a button that confirms', async () => {
    const { person } = await signedUp(app);
    const path = await linkTo(person.email);
    const page = await app.browser().get(path).expect(200);
    expect(page.text).toContain('action="/account/confirm"');
    expect(page.headers['cache-control']).toBe('no-store');
    expect((await row(person.email)).emailConfirmedAt).toBeNull();
    await confirm(tokenOf(path)).expect(303).expect('location', '/account/confirmed');
    expect((await row(person.email)).emailConfirmedAt).toEqual(now);
    await app.browser().get('/account/confirmed').expect(200);
    await confirm(tokenOf(path)).expect(303);
    expect((await app.browser().get(path).expect(200)).text).toContain('확인했어요');
    expect(lettersTo(person.email)).toHaveLength(1);
    const events = app.logs.filter(({ event }) => event === 'email-confirmation');
    expect(events.at(-1)).toMatchObject({ outcome: 'done', accountId: (await row(person.email)).id });
  });

  test('cannot open a club or add a passkey, and the page does not show the answer to its question', async () => {
    const { browser, csrf } = await signedUp(app);
    await browser.get('/clubs/new').expect(403);
    await browser.get('/settings/passkeys/new').expect(403);
    const fields = { name: '느린 독서회', entry: 'question', entryAnswer: '파란 대문', _csrf: csrf };
    const refused = await browser.post('/clubs').type('form').send(fields).expect(403);
    expect(refused.text).toContain('name="name" value="느린 독서회"');
    expect(refused.text).not.toContain('파란 대문');
  });

  test('cannot invite to a club that she leads with others, nor move its old talk in', async () => {
    const opened = await signedUp(app);
    const { browser, csrf, person } = await signedUp(app);
    const clubId = await createClub(stack, await row(opened.person.email));
    await stack.db.clubMembership.create({
      data: { clubId, userId: (await row(person.email)).id, role: 'co_leader' },
    });
    const send = () =>
      browser.post(`/clubs/${clubId}/invites`).type('form').send({ uses: '3', days: '7', _csrf: csrf });
    expect((await send().expect(403)).text).toContain('name="uses" value="3"');
    await browser.get(`/clubs/${clubId}/moving-in`).expect(403);
    expect(await stack.db.clubInvite.count({ where: { clubId } })).toBe(0);
    await confirm(tokenOf(await linkTo(person.email))).expect(303);
    await send().expect(303);
    await browser.get(`/clubs/${clubId}/moving-in`).expect(200);
  });

  test('cannot open a meeting, and what was typed is kept to be sent again', async () => {
    const { browser, person, csrf } = await signedUp(app);
    await browser.get('/meetings/new').expect(403);
    const refused = await browser
      .post('/meetings')
      .type('form')
      .send({ ...meeting(), _csrf: csrf });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('메일 다시 받기');
    expect(refused.text).toContain('name="description" value="천천히 읽고 만나요.\n둘째 줄"');
    expect(refused.text).not.toContain('name="_csrf" value=""');
    await confirm(tokenOf(await linkTo(person.email)), browser).expect(303);
    const opened = await browser
      .post('/meetings')
      .type('form')
      .send({ ...meeting(), _csrf: csrf });
    expect(opened.status).not.toBe(403);
  });

  test('reads, takes the quiz and joins meetings', async () => {
    const { browser } = await signedUp(app);
    for (const path of ['/', '/books', '/meetings', '/quiz', '/settings'])
      await browser.get(path).expect(200);
    const answer = await browser
      .post('/meetings/999/join')
      .type('form')
      .send({ _csrf: csrfOf((await browser.get('/')).text) });
    expect(answer.status).toBe(404);
  });

  test('reads on the quiz that a letter was sent, until the address is confirmed', async () => {
    const { browser, person } = await signedUp(app);
    expect((await browser.get('/quiz').expect(200)).text).toContain('확인 메일을 보냈어요');
    await confirm(tokenOf(await linkTo(person.email)), browser).expect(303);
    expect((await browser.get('/quiz').expect(200)).text).not.toContain('확인 메일을 보냈어요');
  });

  test('is sent the letter again at most once an hour', async () => {
    const { browser, person, csrf } = await signedUp(app);
    await linkTo(person.email);
    const again = () =>
      browser.post('/account/confirm/letter').type('form').send({ _csrf: csrf }).expect(303);
    await again();
    const { location = '' } = (await again()).headers;
    expect((await browser.get(location).expect(200)).text).toContain('한 시간 뒤에 다시 눌러 주세요');
    expect(lettersTo(person.email)).toHaveLength(1);
    await stack.redis.flushdb();
    const login = await app.browser().post('/login').type('form').send(person).expect(303);
    const cookie = String(login.headers['set-cookie']).split(';', 1)[0] ?? '';
    const page = await app.browser().get('/account/confirm').set('Cookie', cookie).expect(200);
    await app
      .browser()
      .post('/account/confirm/letter')
      .set('Cookie', cookie)
      .type('form')
      .send({ _csrf: csrfOf(page.text) })
      .expect(303)
      .expect('location', '/account/confirm/sent');
    await expect.poll(() => lettersTo(person.email)).toHaveLength(2);
  });

  test('proves the address by setting a password with a link that came to it', async () => {
    const { person } = await signedUp(app);
    await app.browser().post('/password/forgot').type('form').send({ email: person.email }).expect(303);
    const token = () => /password\/new\?token=(\S+)/.exec(lettersTo(person.email).at(-1)?.text ?? '')?.[1];
    await expect.poll(token).toBeTruthy();
    await app
      .browser()
      .post('/password/new')
      .type('form')
      .send({ token: token() ?? '', password: 'a-brand-new-evening' })
      .expect(303);
    expect((await row(person.email)).emailConfirmedAt).toEqual(now);
  });
});

test('a person who signs up with another person’s address can cause only a few letters to it', async () => {
  const { browser, person, csrf } = await signedUp(app);
  const { id } = await row(person.email);
  for (let hours = 0; hours < 30; hours += 1) {
    await app.live.rateLimits.forget('confirmation-letter', id);
    await app.live.rateLimits.forget('password-letter-repeat', digest(person.email));
    await browser.post('/account/confirm/letter').type('form').send({ _csrf: csrf }).expect(303);
    if (hours < 15)
      await browser.post('/password/forgot').type('form').send({ email: person.email }).expect(303);
  }
  await expect.poll(() => lettersTo(person.email)).toHaveLength(5 + 6);
});

describe('a link to confirm an address', () => {
  test('expires after 48 hours, and is invalid if altered, forged or made for another purpose', async () => {
    const { person } = await signedUp(app);
    const token = tokenOf(await linkTo(person.email));
    const [id = '', expires = '', mac = ''] = token.split('.');
    const forged = [
      `${Number(id) + 1}.${expires}.${mac}`,
      `${id}.${Number(expires) + 1}.${mac}`,
      `${token}x`,
      '',
      '9999999999.99999999999999.x',
    ];
    for (const one of forged) {
      await app
        .browser()
        .get(`/account/confirm?token=${encodeURIComponent(one)}`)
        .expect(404);
      await confirm(one).expect(404);
    }
    await app.browser().get(`/password/new?token=${token}`).expect(404);
    const before = now;
    now = new Date(now.getTime() + 48 * 60 * 60 * 1_000);
    await confirm(token).expect(404);
    now = before;
    expect((await row(person.email)).emailConfirmedAt).toBeNull();
  });

  test('is invalid once the account has another address', async () => {
    const { person } = await signedUp(app);
    const token = tokenOf(await linkTo(person.email));
    await stack.db.user.update({ where: { email: person.email }, data: { email: `moved-${person.email}` } });
    await confirm(token).expect(404);
  });
});

test('no letter holds what a person typed beside her address', async () => {
  const { person } = await signedUp(app, { nickname: '무료쿠폰 받으세요' });
  await linkTo(person.email);
  await app.browser().post('/password/forgot').type('form').send({ email: person.email }).expect(303);
  await expect.poll(() => lettersTo(person.email)).toHaveLength(2);
  expect(JSON.stringify(lettersTo(person.email))).not.toContain('무료쿠폰');
});

test('where no letters go out anybody may open a meeting: development keeps them, production without mail has none', async () => {
  const development = createTestApp(stack, { env: { NODE_ENV: 'development' } });
  const { browser, person } = await signedUp(development);
  await browser.get('/meetings/new').expect(200);
  expect(development.live.mailer?.kept.find(({ to }) => to === person.email)?.text).toContain(
    '/account/confirm',
  );
  const production = createTestApp(stack, { env: { NODE_ENV: 'production', BENCH: '1' } });
  const other = await signedUp(production);
  await other.browser.get('/meetings/new').expect(200);
  await other.browser.get('/account/confirm').expect(404);
});
