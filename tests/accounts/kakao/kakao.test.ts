import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AttemptSecrets, newSecrets } from '../../../src/accounts/kakao/attempt-secrets.ts';
import { createKakao, type Kakao } from '../../../src/accounts/kakao/kakao.ts';
import type { KakaoError } from '../../../src/accounts/kakao/kakao-error.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { type FakeKakao, startFakeKakao } from '../../support/fake-kakao.ts';

const origin = 'http://localhost:3000';
const plain = { wantsEmail: true, isFresh: false };

let fake: FakeKakao;
let kakao: Kakao;
const create = (options: { timeoutSeconds?: number; clientSecret?: string } = {}) =>
  createKakao({
    issuer: fake.issuer,
    clientId: fake.settings.KAKAO_CLIENT_ID ?? '',
    clientSecret: fake.settings.KAKAO_CLIENT_SECRET,
    publicOrigin: origin,
    clock: systemClock,
    ...options,
  });

beforeEach(async () => {
  fake = await startFakeKakao(origin);
  kakao = create();
});
afterEach(() => fake.close());

/** Goes to Kakao and back. @returns the path and query that Kakao led back to */
async function comeBack(secrets: AttemptSecrets, request = plain): Promise<string> {
  const url = new URL(await fake.visit(await kakao.start(secrets, request)));
  return url.pathname + url.search;
}

const failureOf = (work: Promise<unknown>): Promise<KakaoError> =>
  work.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: KakaoError) => error,
  );

describe('log-in by Kakao', () => {
  it('returns the subject, and the address with its state', async () => {
    fake.account = { subject: '77', email: 'Reader@Example.com', isVerified: true };
    const secrets = newSecrets();
    const person = await kakao.finish(await comeBack(secrets), secrets, plain);
    expect(person).toMatchObject({ issuer: fake.issuer, subject: '77' });
    expect(await person.findEmail()).toEqual({ address: 'reader@example.com', isVerified: true });
  });

  it('takes an address without a word about it for unverified, and none for none', async () => {
    fake.account = { subject: '78', email: 'a@example.com' };
    const first = newSecrets();
    expect(await (await kakao.finish(await comeBack(first), first, plain)).findEmail()).toEqual({
      address: 'a@example.com',
      isVerified: false,
    });
    fake.account = { subject: '79' };
    const second = newSecrets();
    expect(await (await kakao.finish(await comeBack(second), second, plain)).findEmail()).toBeNull();
  });

  it('asks for no address and for a new log-in when told so', async () => {
    const request = { wantsEmail: false, isFresh: true };
    const secrets = newSecrets();
    const { searchParams } = new URL(await kakao.start(secrets, request));
    expect(searchParams.get('scope')).toBe('openid');
    expect(searchParams.get('prompt')).toBe('login');
    expect((await kakao.finish(await comeBack(secrets, request), secrets, request)).subject).toBe('1001');
  });

  it('asks for the addresses of Kakao once', async () => {
    await kakao.start(newSecrets(), plain);
    await kakao.start(newSecrets(), plain);
    expect(fake.paths).toEqual(['/.well-known/openid-configuration']);
  });

  it('asks again after Kakao was away', async () => {
    fake.intercept = (_req, res) => {
      res.statusCode = 502;
      res.end('bad gateway');
      return true;
    };
    expect((await failureOf(kakao.start(newSecrets(), plain))).failure).toBe('away');
    fake.intercept = () => false;
    expect(await kakao.start(newSecrets(), plain)).toContain(`${fake.issuer}/auth?`);
  });
});

describe('answers that are refused', () => {
  const hour = 3_600;
  const now = () => Math.floor(Date.now() / 1_000);

  it.each([
    ['nonce', 'another nonce', (claims: object) => ({ ...claims, nonce: 'another' })],
    ['nonce', 'no nonce', (claims: object) => ({ ...claims, nonce: undefined })],
    ['aud', 'another audience', (claims: object) => ({ ...claims, aud: 'another-site' })],
    ['iss', 'another issuer', (claims: object) => ({ ...claims, iss: 'https://evil.example' })],
    ['exp', 'an id token that has expired', (claims: object) => ({ ...claims, exp: now() - hour })],
    ['sub', 'no subject', (claims: object) => ({ ...claims, sub: undefined })],
  ])('%s: %s', async (_claim, _name, change) => {
    fake.changeClaims = change;
    const secrets = newSecrets();
    const error = await failureOf(kakao.finish(await comeBack(secrets), secrets, plain));
    expect(error.failure).toBe('refused');
  });

  it.each([
    ['a signature by another key', (token: string) => `${token.slice(0, -20)}${'A'.repeat(20)}`],
    [
      'an id token without a signature',
      (token: string) =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1] ?? ''}.`,
    ],
  ])('%s', async (_name, change) => {
    fake.changeToken = change;
    const secrets = newSecrets();
    expect((await failureOf(kakao.finish(await comeBack(secrets), secrets, plain))).failure).toBe('refused');
  });

  it('another state', async () => {
    const secrets = newSecrets();
    const answer = await comeBack(secrets);
    const others = { ...secrets, state: newSecrets().state };
    expect((await failureOf(kakao.finish(answer, others, plain))).failure).toBe('refused');
  });

  it('a code that another browser asked for', async () => {
    const [own, others] = [newSecrets(), newSecrets()];
    const answer = (await comeBack(others)).replace(others.state, own.state);
    expect((await failureOf(kakao.finish(answer, own, plain))).failure).toBe('refused');
  });

  it('a code for the second time', async () => {
    const secrets = newSecrets();
    const answer = await comeBack(secrets);
    await kakao.finish(answer, secrets, plain);
    expect((await failureOf(kakao.finish(answer, secrets, plain))).failure).toBe('refused');
  });

  it('an answer in the name of another server', async () => {
    const secrets = newSecrets();
    const answer = new URL(await comeBack(secrets), origin);
    answer.searchParams.set('iss', 'https://evil.example');
    const error = await failureOf(kakao.finish(answer.pathname + answer.search, secrets, plain));
    expect(error.failure).toBe('refused');
  });

  it('an old log-in where a fresh one was asked for', async () => {
    fake.changeClaims = (claims) => ({ ...claims, auth_time: now() - hour });
    const request = { wantsEmail: false, isFresh: true };
    const secrets = newSecrets();
    const error = await failureOf(kakao.finish(await comeBack(secrets, request), secrets, request));
    expect(error.failure).toBe('refused');
  });

  it('a person who declines', async () => {
    fake.answer = 'decline';
    const secrets = newSecrets();
    const error = await failureOf(kakao.finish(await comeBack(secrets), secrets, plain));
    expect(error).toMatchObject({ failure: 'cancelled', reason: 'access_denied' });
  });
});

describe('Kakao, while it is away,', () => {
  it.each([
    ['/token', 'answers with an error page', 502, '<p>bad gateway'],
    ['/token', 'answers with an error of its own', 500, '{"error":"server_error"}'],
    ['/jwks', 'shows no keys', 503, ''],
  ])('%s %s', async (path, _name, status, body) => {
    const secrets = newSecrets();
    const answer = await comeBack(secrets);
    fake.intercept = (req, res) => {
      if (req.url !== path) return false;
      res.writeHead(status, { 'content-type': body.startsWith('{') ? 'application/json' : 'text/html' });
      res.end(body);
      return true;
    };
    expect((await failureOf(kakao.finish(answer, secrets, plain))).failure).toBe('away');
  });

  it('is told apart from a refusal when it does not answer in time', async () => {
    kakao = create({ timeoutSeconds: 0.2 });
    fake.intercept = () => true;
    expect((await failureOf(kakao.start(newSecrets(), plain))).failure).toBe('away');
  });

  it('is told apart from a refusal when nothing listens', async () => {
    kakao = createKakao({
      issuer: 'http://127.0.0.1:1',
      clientId: 'x',
      clientSecret: undefined,
      publicOrigin: origin,
      clock: systemClock,
    });
    expect((await failureOf(kakao.start(newSecrets(), plain))).failure).toBe('away');
  });
});
