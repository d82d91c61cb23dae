import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { type Running, start, waitUntilReady } from '../../scripts/stack/processes.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { openAlarms } from '../support/alarm-sockets.ts';
import { enterChat } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { type TestPerson, testSecret } from '../support/people.ts';
import { type Ground, siteOrigin, startGround } from '../support/site.ts';

// Needs an image and a command that runs it on this machine's network; `{env}` is replaced by
// settings (docs/deploy-ec2.md): SMOKE_IMAGE='docker run --rm --init --network host {env} bookmoim'
// npx vitest run --project=faults tests/faults/image.test.ts
/**
 * Milliseconds until a container must answer: some container runtimes copy the whole image first.
 */
const startTimeoutMs = 180_000;
const template = process.env.SMOKE_IMAGE?.split(' ') ?? [];

describe.skipIf(template.length === 0)('the image', () => {
  let ground: Ground;
  let databaseUrl: string;
  const running: Running[] = [];

  beforeAll(async () => {
    ground = await startGround();
    // A database that is not migrated yet.
    await ground.owner.query('CREATE DATABASE smoke');
    const address = new URL(ground.ownerUrl);
    address.pathname = '/smoke';
    databaseUrl = address.href;
  });
  afterAll(async () => {
    await Promise.all(running.map(stopGroup));
    await ground?.close();
  });

  /** Runs `command` in a container. */
  function runInImage(command: readonly string[], settings: Record<string, string> = {}): Running {
    const env = Object.entries({
      DATABASE_URL: databaseUrl,
      REDIS_URL: ground.redisUrl,
      APP_ORIGIN: siteOrigin,
      SESSION_SECRET: testSecret,
      ...settings,
    }).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    const [program = '', ...args] = [
      ...template.flatMap((word) => (word === '{env}' ? env : word)),
      ...command,
    ];
    const one = start({ command: program, args });
    running.push(one);
    return one;
  }

  async function startPart(kind: 'web' | 'worker') {
    const port = String(await findFreePort(0));
    const part = runInImage(['node', `src/${kind}.ts`], {
      PORT: port,
      WORKER_PORT: port,
      DRAIN_SECONDS: '1',
    });
    const url = `http://localhost:${port}`;
    await waitUntilReady(kind, part, async () => (await fetch(`${url}/readyz`)).ok, startTimeoutMs);
    return { url, part };
  }

  test('migrates, lets people in, carries a message and an alarm, and stops when asked', async () => {
    const times: Record<string, number> = {};
    const timed = async <T>(name: string, work: Promise<T>): Promise<T> => {
      const startedAt = performance.now();
      const result = await work;
      times[name] = Math.round(performance.now() - startedAt);
      return result;
    };
    const migrating = runInImage(['node', 'scripts/migrate.ts']);
    expect(await timed('migrate', migrating.gone)).toMatch(/^ended with code 0[\s\S]*migrations applied/);
    const [web, worker] = await timed('both ready', Promise.all([startPart('web'), startPart('worker')]));
    const { db, pool, close } = openDatabase(databaseUrl, {
      max: 2,
      log: createLogger({ level: 'silent', name: 'smoke' }),
    });
    try {
      const stack = { ...ground, db, pool, databaseUrl };
      await signUp(web.url);
      const cookie = await timed('log in', logIn(web.url));
      const { id } = await db.user.findFirstOrThrow();
      const person: TestPerson = { id, cookie, nickname: reader.nickname, sessionId: '' };

      const client = await enterChat(web, person, await createMeeting(stack, person));
      const sent = await timed('message', client.send('배에서 보낸 말'));
      expect(sent).toMatchObject({ ok: true, message: { seq: 1 } });
      await client.until(() => client.messages.length > 0);
      client.close();

      const alarms = await openAlarms(web, person, { origin: siteOrigin });
      const soon = await createMeeting(stack, person, [], { startsInMinutes: 9 });
      await timed(
        'alarm',
        alarms.until(() => alarms.alarms.some(({ meetingId }) => Number(meetingId) === soon)),
      );
      alarms.close();
    } finally {
      await close();
    }
    for (const { part } of [web, worker]) {
      await timed(`stop ${part === web.part ? 'web' : 'worker'}`, stopGroup(part));
    }
    await expect(fetch(`${web.url}/healthz`)).rejects.toThrow();
    console.log(
      `image: ${Object.entries(times)
        .map(([name, ms]) => `${name} ${ms} ms`)
        .join(', ')}`,
    );
  }, 500_000);
});

/**
 * Signals the whole process group, because the command that runs the image may be a script that
 * does not forward signals.
 */
async function stopGroup({ pid, gone, stop }: Running): Promise<void> {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended.
  }
  const late = setTimeout(() => void stop(0), 30_000);
  await gone;
  clearTimeout(late);
}

const reader = { email: 'smoke@example.com', nickname: '첫독자', password: 'quiet-evening-42' };

const post = (url: string, fields: Record<string, string>) =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: siteOrigin },
    body: new URLSearchParams(fields),
  });

async function signUp(url: string): Promise<void> {
  expect((await post(`${url}/signup`, { ...reader, isFourteen: 'on' })).status).toBe(303);
}

/** Logs in. @returns the Cookie header */
async function logIn(url: string): Promise<string> {
  const { status, headers } = await post(`${url}/login`, reader);
  expect(status).toBe(303);
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
