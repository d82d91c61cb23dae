import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { commandLineOf } from '../../scripts/stack/command-line.ts';
import { type Running, start } from '../../scripts/stack/processes.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { bareEnvironment } from '../support/bare-environment.ts';

let directory: string;
const running: Running[] = [];

beforeAll(async () => {
  directory = await makeTemporaryDirectory('start');
});
afterEach(() => Promise.all(running.splice(0).map((part) => part.stop(20_000))));
afterAll(() => removeDirectory(directory));

/**
 * Runs `npm start` without the installation, in its own data directory, until it prints the welcome
 * or ends.
 */
async function startStack(settings: Record<string, string> = {}) {
  const lines: string[] = [];
  const { promise: greeted, resolve } = Promise.withResolvers<void>();
  const { HOME } = process.env;
  const supervisor = start({
    command: process.execPath,
    args: ['scripts/stack/start.ts', directory],
    env: { ...bareEnvironment, HOME, ...settings },
    onLine: (line) => {
      lines.push(line);
      if (line.includes('Ctrl-C stops it')) resolve();
    },
  });
  running.push(supervisor);
  await Promise.race([greeted, supervisor.gone]);
  const output = () => lines.join('\n');
  const text = output();
  const parts = [...text.matchAll(/\[stack\] (.+) is process (\d+)/g)].map(([, name, pid]) => ({
    name,
    pid: Number(pid),
  }));
  return { supervisor, text, output, parts, url: /is running: +(\S+)/.exec(text)?.[1] ?? 'no address' };
}

const expectAllGone = (parts: readonly { pid: number }[]) =>
  vi.waitFor(() => expect(parts.filter(({ pid }) => commandLineOf(pid) !== undefined)).toEqual([]), {
    timeout: 15_000,
    interval: 100,
  });

test('it serves the home page and two logins, one at a time in a checkout, and keeps its data', {
  timeout: 60_000,
}, async () => {
  const first = await startStack();
  expect((await fetch(first.url)).status).toBe(200);
  expect(first.text).toMatch(/applied \d+ migrations/);
  expect(first.text).not.toContain('FATAL');
  expect(first.text.match(/^ +\S+@\S+ {2}\S+$/gm)).toHaveLength(2);
  expect(first.parts.map(({ name }) => name)).toEqual([
    'The watchdog',
    'PostgreSQL',
    'Redis',
    'The web process',
    'The worker',
  ]);

  const second = await startStack();
  expect(await second.supervisor.gone).toMatch(/^ended with code 1/);
  expect(second.text.trim()).toMatch(/^Bookmoim is running in this checkout already: http:.*$/);

  process.kill(first.supervisor.pid, 'SIGINT');
  expect(await first.supervisor.gone).toMatch(/^ended with code 0/);
  await expectAllGone(first.parts);

  const third = await startStack();
  expect((await fetch(third.url)).status).toBe(200);
  expect(third.text).not.toMatch(/applied \d+ migrations/);
});

test('when one part crashes all of it ends, with the reason', { timeout: 60_000 }, async () => {
  const stack = await startStack();
  process.kill(stack.parts.find(({ name }) => name === 'Redis')?.pid ?? 0, 'SIGKILL');
  expect(await stack.supervisor.gone).toMatch(/^ended with code 1/);
  expect(stack.output()).toContain('Redis ended with SIGKILL');
  await expectAllGone(stack.parts);
});

test('when the supervisor is killed its parts go too, and it can be started again', {
  timeout: 60_000,
}, async () => {
  const stack = await startStack();
  process.kill(stack.supervisor.pid, 'SIGKILL');
  await expectAllGone(stack.parts);
  const next = await startStack();
  expect((await fetch(next.url)).status).toBe(200);
});

test('servers that are left after every Node process was killed are ended by the next start', {
  timeout: 60_000,
}, async () => {
  const stack = await startStack();
  const isServer = (name: string | undefined) => name === 'PostgreSQL' || name === 'Redis';
  const servers = stack.parts.filter(({ name }) => isServer(name));
  const others = stack.parts.filter(({ name }) => !isServer(name));
  for (const { pid } of [...others, stack.supervisor]) process.kill(pid, 'SIGKILL');
  await expectAllGone([...others, stack.supervisor]);
  expect(servers.filter(({ pid }) => commandLineOf(pid) === undefined)).toEqual([]);
  const next = await startStack();
  expect((await fetch(next.url)).status).toBe(200);
  await expectAllGone(servers);
});

test('a PORT that somebody else has is named', { timeout: 60_000 }, async () => {
  const stranger = createServer((_request, response) => response.end('a stranger')).listen(0);
  await once(stranger, 'listening');
  const { port } = stranger.address() as AddressInfo;
  const refused = await startStack({ PORT: String(port) });
  expect(await refused.supervisor.gone).toMatch(/^ended with code 1/);
  expect(refused.text).toContain(`Port ${port} is taken`);
  stranger.close();
});

test('it refuses to run in production', async () => {
  const { supervisor, text } = await startStack({ NODE_ENV: 'production' });
  expect(await supervisor.gone).toMatch(/^ended with code 1/);
  expect(text).toContain('npm run web');
});

test.each([
  ['DATABASE_URL', 'mysql://u:s3cr3tPw9Q@localhost/x'],
  ['APP_ORIGIN', 'https://https'],
  ['PORT', 'three thousand'],
])('a wrong %s is named before anything is started', async (name, value) => {
  const { supervisor, text, parts } = await startStack({ [name]: value });
  expect(await supervisor.gone).toMatch(/^ended with code 78/);
  expect(text).toMatch(new RegExp(`^${name}: `, 'm'));
  expect(text).not.toMatch(/s3cr3tPw9Q|\n\s+at /);
  expect(parts).toEqual([]);
});
