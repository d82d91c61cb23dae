import { randomUUID } from 'node:crypto';
import { sign } from 'cookie-signature';
import { nicknameKeys } from '../../src/accounts/index.ts';
import type { TestStack } from './stack.ts';

export const testSecret = 'a secret that only the tests know and long enough';

export interface TestPerson {
  readonly id: number;
  readonly nickname: string;
  /** The Cookie header of a session of hers. */
  readonly cookie: string;
  readonly sessionId: string;
}

let count = 0;

/** Somebody with an account and a session, without the price of a password. */
export async function createPerson(stack: TestStack, nickname?: string): Promise<TestPerson> {
  count += 1;
  const name = nickname ?? `독자${count}-${randomUUID().slice(0, 4)}`;
  const { id } = await stack.db.user.create({
    data: { email: `${randomUUID()}@example.com`, nickname: name, ...nicknameKeys(name) },
  });
  return { id, nickname: name, ...(await createSession(stack, id)) };
}

/** One more session of somebody, as a log-in leaves it. */
export async function createSession(stack: Pick<TestStack, 'redis'>, userId: number) {
  const sessionId = randomUUID();
  const session = {
    cookie: { originalMaxAge: null, httpOnly: true, path: '/', sameSite: 'lax' },
    passport: { user: { id: userId, epoch: 0, issuedAt: Date.now() } },
    csrfToken: 'test-token',
  };
  await stack.redis.set(`sess:${sessionId}`, JSON.stringify(session), 'EX', 3_600);
  return { sessionId, cookie: `sid=${encodeURIComponent(`s:${sign(sessionId, testSecret)}`)}` };
}

/** Gives a session the proof that a log-in leaves. */
export async function prove(
  { redis }: Pick<TestStack, 'redis'>,
  { sessionId }: Pick<TestPerson, 'sessionId'>,
  provenAt = Date.now(),
): Promise<void> {
  const key = `sess:${sessionId}`;
  const session = JSON.parse((await redis.get(key)) ?? '{}');
  await redis.set(key, JSON.stringify({ ...session, provenAt }), 'KEEPTTL');
}

/** Returns the cookie with which a browser context is this person on a site. */
export function cookieFor({ cookie }: Pick<TestPerson, 'cookie'>, url: string) {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, url };
}
