import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { openAlarms } from '../support/alarm-sockets.ts';
import { csrfOf, testOrigin } from '../support/app.ts';
import { testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let webs: TestProcess[];
const password = 'quiet-evening-42';

beforeAll(async () => {
  stack = await openTestStack();
  const ports = [await findFreePort(0), await findFreePort(0)];
  webs = await Promise.all(
    ports.map((port) =>
      startProcess('web', stack, {
        APP_ORIGIN: testOrigin,
        SESSION_SECRET: testSecret,
        LOG_LEVEL: 'error',
        BENCH: '1',
        PORT: String(port),
      }),
    ),
  );
});
afterAll(async () => {
  await Promise.all(webs.map((web) => web.stop(5_000)));
  await stack.close();
});

const send = (path: string, cookie: string, form?: Record<string, string>) =>
  fetch(`${webs[0]?.url}${path}`, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { origin: testOrigin, cookie },
    ...(form && { body: new URLSearchParams(form) }),
  });
const sidOf = (answer: Response) => /\bsid=[^;]+/.exec(answer.headers.getSetCookie().join('\n'))?.[0] ?? '';

/** Signs up, logs in on a second device, and opens a socket of it at the second process. */
async function twoDevices(email: string) {
  const person = { email, nickname: email.split('@')[0] ?? '', password };
  const here = sidOf(await send('/signup', '', { ...person, isFourteen: 'on' }));
  const there = sidOf(await send('/login', '', { email, password }));
  const list = await (await send('/settings/sessions', here)).text();
  const [, session = ''] = /name="session" value="([^"]+)"/.exec(list) ?? [];
  const socket = await openAlarms(webs[1] as TestProcess, { cookie: there });
  return { here, session, socket, _csrf: csrfOf(list) };
}

test.each([
  ['the end of one session', '/settings/sessions/end', 'one@example.com'],
  ['the end of all other sessions', '/settings/sessions/end-others', 'others@example.com'],
  ['a new password', '/settings/password', 'changer@example.com'],
])('%s at one process closes the sockets of the ended session at another', async (_case, path, email) => {
  const { here, session, socket, _csrf } = await twoDevices(email);
  const answer = await send(path, here, { _csrf, session, password: 'a-brand-new-evening' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).not.toContain('/settings/proof');
  expect(await socket.gone).toBe('io server disconnect');
});
