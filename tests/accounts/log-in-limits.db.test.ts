import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFailureDelays } from '../../src/accounts/failure-delays.ts';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let now = new Date();
const clock = { now: () => now };

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { clock, env: { TRUST_PROXY: '1' } });
});
beforeEach(async () => {
  await stack.redis.flushdb();
});
afterAll(() => stack.close());

type Person = { email: string; password: string };
const home = '203.0.113.7';
const logIn = (address: string, person: Person, browser = app.browser()) =>
  browser.post('/login').set('X-Forwarded-For', address).type('form').send(person);
const guess = (address: string, { email }: Person, browser = app.browser()) =>
  logIn(address, { email, password: 'wrong password' }, browser);

/** An account whose owner logged in once at home, and the browser she used. */
async function owner() {
  const { person } = await signedUp(app);
  const browser = app.browser();
  await logIn(home, person, browser).expect(303);
  const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
  return { person, browser, id };
}

/** Counts five failures from each of this number of addresses. @returns the answered ones */
async function attack({ person, id }: { person: Person; id: number | null }, addresses: number) {
  let answered = 0;
  const tries = Array.from({ length: addresses }, async (_, number) => {
    const addressBlock = `198.18.${number >> 8}.${number & 255}`;
    const attempt = {
      email: person.email,
      accountId: id,
      deviceId: null,
      source: { addressBlock, requestId: 'r' },
    };
    for (let i = 0; i < 5; i += 1)
      await app.live.throttle.logInFailed(attempt).then(
        () => {
          answered += 1;
        },
        () => {},
      );
  });
  await Promise.all(tries);
  return answered;
}

describe('while strangers from sixty addresses guess at one account', () => {
  test('its owner logs in at once on her known device, at her usual address, and anywhere else with the right password', async () => {
    const { person, browser, id } = await owner();
    await attack({ person, id }, 60);
    await logIn('192.0.2.99', person, browser).expect(303);
    await logIn(home, person).expect(303);
    await logIn('192.0.2.100', person).expect(303);
  });

  test('an unknown source has one try before it waits, her usual address keeps all five', async () => {
    const { person, id } = await owner();
    await attack({ person, id }, 60);
    const first = await guess('192.0.2.101', person).expect(422);
    expect(first.text).toContain('잠시 뒤에 다시 시도할 수 있어요');
    await guess('192.0.2.101', person).expect(429);
    for (let i = 0; i < 4; i += 1) await guess(home, person).expect(422);
    await logIn(home, person).expect(303);
  });
});

describe('while strangers from a thousand addresses guess at one account', () => {
  test('unknown sources learn of 300 guesses in an hour and then wait, even with the right password', async () => {
    const { person, id } = await owner();
    expect(await attack({ person, id }, 1_000)).toBe(300);
    const refused = await logIn('192.0.2.102', person).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500);
  });

  test('known devices and usual places log in, and a guess there is still answered', async () => {
    const { person, browser, id } = await owner();
    await attack({ person, id }, 1_000);
    await guess(home, person).expect(422);
    await logIn(home, person).expect(303);
    await guess('192.0.2.103', person, browser).expect(422);
    await logIn('192.0.2.103', person, browser).expect(303);
  });

  test('an address without an account is limited alike', async () => {
    const nobody = { email: 'nobody-to-guess@example.com', password: '' };
    expect(await attack({ person: nobody, id: null }, 1_000)).toBe(300);
    await guess('192.0.2.104', nobody).expect(429);
  });
});

describe('neighbours behind the address of the owner', () => {
  test('whose failures used up the limit of the address do not stop her log-in there in a fresh browser', async () => {
    const { person } = await owner();
    for (let i = 0; i < 50; i += 1)
      await guess(home, { email: `neighbour${i}@example.com`, password: '' }).expect(422);
    await guess(home, { email: 'neighbour@example.com', password: '' }).expect(429);
    await guess(home, person).expect(422);
    await logIn(home, person).expect(303);
  });

  test('wait with growing delays when they guess at her account', async () => {
    const { person } = await owner();
    for (let i = 0; i < 5; i += 1) await guess(home, person).expect(422);
    await guess(home, person).expect(429);
  });
});

describe('one source', () => {
  test('is stopped at five failures against one account, and the owner elsewhere is not', async () => {
    const { person, browser } = await owner();
    for (let i = 0; i < 5; i += 1) await guess('192.0.2.1', person).expect(422);
    const refused = await logIn('192.0.2.1', person).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    await logIn('192.0.2.1', person, browser).expect(303);
    await logIn('192.0.2.2', person).expect(303);
  });

  test('that is a /64 of IPv6 is one source', async () => {
    const { person } = await owner();
    for (let i = 0; i < 5; i += 1) await guess(`2001:db8:0:1::${i + 1}`, person).expect(422);
    await logIn('2001:db8:0:1:ffff::9', person).expect(429);
    await logIn('2001:db8:0:2::1', person).expect(303);
  });

  test('is stopped at fifty failures over many accounts, and a known device behind it is not', async () => {
    const { person, browser } = await owner();
    for (let i = 0; i < 50; i += 1)
      await guess('192.0.2.3', { email: `nobody${i}@example.com`, password: '' }).expect(422);
    await guess('192.0.2.3', { email: 'nobody@example.com', password: '' }).expect(429);
    await logIn('192.0.2.3', person).expect(429);
    await logIn('192.0.2.3', person, browser).expect(303);
  });

  test('with too many failures is not told whether the account exists', async () => {
    const { person } = await owner();
    const statuses = async (email: string) => {
      const answers = [];
      for (let i = 0; i < 7; i += 1) {
        const { status, headers } = await guess('192.0.2.4', { email, password: '' });
        answers.push([status, headers['retry-after'] !== undefined]);
      }
      return answers;
    };
    expect(await statuses('nobody-at-all@example.com')).toEqual(await statuses(person.email));
  });
});

describe('a known device', () => {
  test('waits after five failures of its own, whatever its address', async () => {
    const { person, browser } = await owner();
    for (let i = 0; i < 5; i += 1) await guess(`192.0.2.${i + 10}`, person, browser).expect(422);
    await logIn('192.0.2.20', person, browser).expect(429);
    now = new Date(now.getTime() + 60_001);
    await logIn('192.0.2.20', person, browser).expect(303);
  });

  test('is unknown once the password was changed, and so is the usual place', async () => {
    const { person, browser, id } = await owner();
    await stack.db.user.update({ where: { id }, data: { emailConfirmedAt: now } });
    await app.browser().post('/password/forgot').type('form').send({ email: person.email }).expect(303);
    const letter = () =>
      app.live.mailer?.kept.find(
        ({ to, text }) => to === person.email && text.includes('/password/new?token='),
      );
    await expect.poll(letter).toBeDefined();
    const token = new URL(/http\S+token=\S+/.exec(letter()?.text ?? '')?.[0] ?? '').searchParams.get('token');
    const changed = { email: person.email, password: 'quite another passphrase 77' };
    const hers = app.browser();
    await hers
      .post('/password/new')
      .set('X-Forwarded-For', '192.0.2.30')
      .type('form')
      .send({ token, password: changed.password, passwordAgain: changed.password })
      .expect(303);
    for (let i = 0; i < 50; i += 1) await app.live.rateLimits.count('log-in-failure', '192.0.2.31');
    for (let i = 0; i < 50; i += 1) await app.live.rateLimits.count('log-in-failure', home);
    await logIn('192.0.2.31', changed, browser).expect(429);
    await logIn(home, changed).expect(429);
    await logIn('192.0.2.31', changed, hers).expect(303);
  });

  test('is one of 25 that fail: together they have 41 guesses, and the owner is in with the right password', async () => {
    const { person, browser, id } = await owner();
    let answered = 0;
    for (let device = 0; device < 25; device += 1)
      for (let i = 0; i < 5; i += 1) {
        const source = { addressBlock: '192.0.2.32', requestId: 'r' };
        const attempt = { email: person.email, accountId: id, deviceId: `device-${device}`, source };
        await app.live.throttle.logInFailed(attempt).then(
          () => {
            answered += 1;
          },
          () => {},
        );
      }
    // Four devices with five guesses, then one guess of each of the other 21.
    expect(answered).toBe(41);
    await logIn('192.0.2.33', person, browser).expect(303);
  });

  test('of one account has no attempts of its own at another account', async () => {
    const attacker = await owner();
    const victim = await owner();
    for (let i = 0; i < 5; i += 1) await guess('192.0.2.5', victim.person, attacker.browser).expect(422);
    await logIn('192.0.2.5', victim.person, attacker.browser).expect(429);
  });

  test('has an httpOnly cookie for 180 days, after that of the session', async () => {
    const { person } = await signedUp(app);
    const answer = await logIn(home, person).expect(303);
    const [session, device] = answer.headers['set-cookie'] as unknown as string[];
    expect(session).toMatch(/^sid=/);
    expect(device).toMatch(/^device=.*Max-Age=15552000;.*HttpOnly; SameSite=Lax/);
  });
});

describe('a letter with a link to set a password', () => {
  const ask = (address: string, { email }: Person, browser = app.browser()) =>
    browser.post('/password/forgot').set('X-Forwarded-For', address).type('form').send({ email });
  const letters = ({ email }: Person) =>
    (app.live.mailer?.kept ?? []).filter(({ to, subject }) => to === email && subject.includes('비밀번호'));
  const confirmed = async () => {
    const known = await owner();
    await stack.db.user.update({ where: { id: known.id }, data: { emailConfirmedAt: now } });
    return known;
  };
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

  test('reaches the owner on a known device and at her usual address, whatever strangers ask for', async () => {
    const { person, browser } = await confirmed();
    const account = digest(person.email);
    for (let i = 0; i < 30; i += 1) {
      await app.live.rateLimits.forget('password-letter-repeat', account);
      await ask(`198.18.0.${i}`, person).expect(303).expect('location', '/password/sent');
    }
    await expect.poll(() => letters(person)).toHaveLength(6);
    await app.live.rateLimits.forget('password-letter-repeat', account);
    await ask('192.0.2.50', person, browser).expect(303);
    await expect.poll(() => letters(person)).toHaveLength(7);
    await app.live.rateLimits.forget('password-letter-repeat', account);
    await ask(home, person).expect(303);
    await expect.poll(() => letters(person)).toHaveLength(8);
  });

  test('can be asked for twenty times an hour from one address, and then still from a known device', async () => {
    const { person, browser } = await confirmed();
    for (let i = 0; i < 20; i += 1)
      await ask('192.0.2.60', { email: `nobody${i}@example.com`, password: '' }).expect(303);
    const refused = await ask('192.0.2.60', person).expect(429);
    expect(refused.text).toContain('뒤에 다시 시도해 주세요');
    expect(refused.text).toContain(`value="${person.email}"`);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await ask('192.0.2.60', person, browser).expect(303);
    await expect.poll(() => letters(person)).toHaveLength(1);
  });

  test('reaches the owner at her usual address after her neighbours there asked for twenty', async () => {
    const { person } = await confirmed();
    for (let i = 0; i < 20; i += 1)
      await ask(home, { email: `neighbour${i}@example.com`, password: '' }).expect(303);
    await ask(home, { email: 'neighbour@example.com', password: '' }).expect(429);
    await ask(home, person).expect(303);
    await expect.poll(() => letters(person)).toHaveLength(1);
  });

  test('is not sent more often because a stranger’s device is known to an unconfirmed account', async () => {
    const { person, browser } = await owner();
    for (let i = 0; i < 10; i += 1) {
      await app.live.rateLimits.forget('password-letter-repeat', digest(person.email));
      await ask('192.0.2.70', person, browser).expect(303);
    }
    await expect.poll(() => letters(person)).toHaveLength(6);
  });
});

describe('the log-in form', () => {
  test('says at the third failure in a row how many are left, and offers a letter', async () => {
    const { person } = await owner();
    const texts = [];
    for (let i = 0; i < 6; i += 1) texts.push((await guess('192.0.2.6', person)).text);
    const offers = texts.map((text) => text.includes('메일로 새로 정할 수 있어요'));
    expect(offers).toEqual([false, false, true, true, true, true]);
    expect(texts[2]).toContain('2번 더 틀리면');
    expect(texts[3]).toContain('1번 더 틀리면');
    expect(texts[5]).toContain('1분 뒤에 다시');
  });
});

test('the wait doubles with each failure, from one minute to thirty', async () => {
  const delays = createFailureDelays(stack.redis, clock);
  const waits = [];
  for (let i = 0; i < 12; i += 1) {
    expect(await delays.fail('someone', 5)).toMatchObject({ isCounted: true, failures: i + 1 });
    const waitMs = await delays.waitMs('someone');
    waits.push(waitMs / 60_000);
    now = new Date(now.getTime() + waitMs);
  }
  expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]);
});

test('an account logs in at most 120 times an hour', async () => {
  const { person, browser } = await owner();
  const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
  for (let i = 0; i < 120; i += 1) await app.live.rateLimits.count('log-in', id);
  await logIn(home, person, browser).expect(429);
});
