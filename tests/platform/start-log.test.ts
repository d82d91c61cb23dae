import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { start } from '../../scripts/stack/processes.ts';
import { bareEnvironment } from '../support/bare-environment.ts';

const secret = 's3cr3tPw9QXz';

/** A web or worker process whose servers are away. */
async function startAlone(kind: 'web' | 'worker', env: Record<string, string> = {}) {
  const port = String(await findFreePort(0));
  const lines: string[] = [];
  const running = start({
    command: process.execPath,
    args: [`src/${kind}.ts`],
    env: {
      ...bareEnvironment,
      NODE_ENV: 'production',
      APP_ORIGIN: 'https://bookmoim.kr',
      PORT: port,
      WORKER_PORT: port,
      LOG_LEVEL: 'trace',
      DRAIN_SECONDS: '0',
      SESSION_SECRET: '3f9b1c7de2a84650b1f0c9d87e6a5432',
      DATABASE_URL: `postgresql://bookmoim:${secret}@127.0.0.1:1/bookmoim?schema=public&connection_limit=5`,
      REDIS_URL: `redis://default:${secret}@127.0.0.1:1/0`,
      SMTP_URL: `smtp://user:${secret}@127.0.0.1:1`,
      MAIL_FROM: 'a@bookmoim.kr',
      ...env,
    },
    onLine: (line) => void lines.push(line),
  });
  onTestFinished(() => running.stop(5_000));
  return { lines, running, url: `http://127.0.0.1:${port}`, text: () => lines.join('\n') };
}

test.each(['web', 'worker'] as const)(
  'a %s without its servers says what it ignores and misses, and never a password',
  { timeout: 60_000 },
  async (kind) => {
    const { url, text, running } = await startAlone(kind);
    await expect.poll(text, { timeout: 30_000 }).toContain('is listening');
    for (const said of ['redis connection lost', 'the mail server takes no letters', 'are ignored'])
      await expect.poll(text, { timeout: 20_000 }).toContain(said);
    expect(text()).toContain('DATABASE_URL: these parameters are ignored: schema, connection_limit');
    if (kind === 'web') expect(text()).toContain('TRUST_PROXY: is 0');
    else expect(text()).not.toContain('TRUST_PROXY');
    await fetch(`${url}/readyz`);
    await fetch(`${url}/books`, { redirect: 'manual' });
    await running.stop(20_000);
    expect(text()).not.toContain(secret);
  },
);

test.each([
  ['web', 'PORT'],
  ['worker', 'WORKER_PORT'],
] as const)(
  'a %s whose port is taken ends with code 78 and names %s',
  { timeout: 40_000 },
  async (kind, name) => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { running } = await startAlone(kind, { PORT: String(port), WORKER_PORT: String(port) });
    expect(await running.gone).toMatch(/^ended with code 78/);
    expect(await running.gone).toContain(`${name}: port ${port} is in use by another process`);
    other.close();
  },
);

test.each(['scripts/migrate.ts', 'scripts/seed-demo.ts'])(
  '%s whose database is away says so in a line, without a stack and a password',
  { timeout: 40_000 },
  async (script) => {
    const lines: string[] = [];
    const DATABASE_URL = `postgresql://bookmoim:${secret}@127.0.0.1:1/bookmoim`;
    const running = start({
      command: process.execPath,
      args: [script],
      env: { ...bareEnvironment, DATABASE_URL },
      onLine: (line) => void lines.push(line),
    });
    expect(await running.gone).toMatch(/^ended with code 1/);
    expect(lines.join('\n')).toMatch(/^The database cannot be used: .+$/);
    expect(lines.join('\n')).not.toContain(secret);
  },
);
