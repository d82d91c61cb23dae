import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { createPerson, testSecret } from '../support/people.ts';
import { startProcess } from '../support/process.ts';
import { openTestStack } from '../support/stack.ts';

/** Less than the time after which a client of Redis gives a connection up. */
const redisDelayMs = 500;

/** The address of a server whose connections take long to make. */
async function openSlowDoor(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const server = createServer((inner) => {
    const outer = connect(Number(port), hostname);
    inner.pause();
    const opening = setTimeout(() => inner.pipe(outer).pipe(inner), redisDelayMs);
    inner.on('error', () => outer.destroy()).on('close', () => outer.destroy());
    outer.on('error', () => inner.destroy()).on('close', () => clearTimeout(opening));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const door = new URL(url);
  door.port = String((server.address() as AddressInfo).port);
  return door.href;
}

// A start takes long on a busy machine.
test('the first page of a new web process is answered, though its Redis connection takes long', {
  timeout: 60_000,
}, async () => {
  const stack = await openTestStack();
  onTestFinished(() => stack.close());
  const { cookie } = await createPerson(stack);
  const port = String(await findFreePort(0));
  const redisUrl = await openSlowDoor(stack.redisUrl);
  const starting = startProcess('web', { ...stack, redisUrl }, { PORT: port, SESSION_SECRET: testSecret });
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
