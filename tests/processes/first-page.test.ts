import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { createPerson, testSecret } from '../support/people.ts';
import { startProcess } from '../support/process.ts';
import { startSlowLine } from '../support/slow-line.ts';
import { openTestStack } from '../support/stack.ts';

/** A reply takes twice as long, which is less than a client of Redis waits. */
const delayMs = 250;

// A start takes long on a busy machine.
test('the first page of a new web process is answered, though Redis answers late', {
  timeout: 60_000,
}, async () => {
  const stack = await openTestStack();
  onTestFinished(() => stack.close());
  const { cookie } = await createPerson(stack);
  const port = String(await findFreePort(0));
  const redisUrl = new URL(stack.redisUrl);
  const line = await startSlowLine(Number(redisUrl.port), delayMs);
  onTestFinished(() => line.close());
  redisUrl.port = String(line.port);
  const starting = startProcess(
    'web',
    { ...stack, redisUrl: redisUrl.href },
    { PORT: port, SESSION_SECRET: testSecret },
  );
  const answer = await firstAnswer(`http://localhost:${port}/`, cookie);
  const web = await starting;
  onTestFinished(() => web.stop(5_000).then(() => undefined));
  expect(answer.status).toBe(200);
});

async function firstAnswer(url: string, cookie: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, { headers: { cookie } }).catch(() => null);
    if (answer) return answer;
    await pause(20);
  }
}
