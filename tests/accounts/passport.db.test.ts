import type { Request } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPassport } from '../../src/accounts/passport.ts';
import { noThrottle } from '../../src/accounts/throttle.ts';
import { createTestApp, signedUp, type TestApp, testOrigin } from '../support/app.ts';
import { testSecret } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
});
afterAll(() => stack.close());

test('a password that is replaced while it is checked begins no session', async () => {
  const { person } = await signedUp(app);
  const { email, password } = person;
  const replace = async () => {
    const data = { passwordHash: 'another', sessionEpoch: { increment: 1 } };
    await stack.db.user.update({ where: { email }, data });
  };
  const passport = createPassport({
    ...app.live,
    // Called after the password was checked and before the session begins.
    throttle: { ...noThrottle, logInSucceeded: replace },
    secrets: [testSecret],
    publicOrigin: testOrigin,
  });
  const req = { body: { email, password }, headers: {}, socket: {}, ip: '192.0.2.1' } as unknown as Request;
  const user = await new Promise<Express.User>((resolve, reject) =>
    passport.authenticate('local', { session: false }, (error: unknown, found?: Express.User | false) =>
      found ? resolve(found) : reject(error),
    )(req, {} as never, reject),
  );
  const key = await new Promise<object>((resolve, reject) =>
    passport.serializeUser(user, (error: unknown, stored?: unknown) =>
      error ? reject(error) : resolve(Object(stored)),
    ),
  );
  const found = await new Promise((resolve, reject) =>
    passport.deserializeUser(key, (error: unknown, person?: unknown) =>
      error ? reject(error) : resolve(person),
    ),
  );
  expect(found).toBe(false);
});
