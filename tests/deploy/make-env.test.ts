import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { readEnv } from '../../src/platform/env.ts';
import { parseComposeEnv } from '../support/compose-dotenv.ts';

let directory: string;

beforeEach(async () => {
  directory = await makeTemporaryDirectory('make-env');
  await mkdir(join(directory, 'deploy'));
  await cp('deploy/make-env.sh', join(directory, 'deploy/make-env.sh'));
});
afterEach(() => removeDirectory(directory));

const makeEnv = (address: string, env: Record<string, string> = {}) =>
  spawnSync('sh', [join(directory, 'deploy/make-env.sh'), address], {
    env: { PATH: '/usr/bin:/bin', ...env },
    encoding: 'utf8',
  });
const written = () => readFile(join(directory, '.env'), 'utf8').catch(() => null);

/** Reads a file as docker compose and as `npm start` do. */
function readTwice(text: string) {
  return { compose: parseComposeEnv(text), node: { ...parseEnv(text) } };
}

describe('the address of the site', () => {
  test.each([
    ['bookmoim.example', 'bookmoim.example'],
    ['https://bookmoim.example', 'bookmoim.example'],
    ['HTTPS://Bookmoim.Example/', 'bookmoim.example'],
    ['xn--289aykm66c.xn--3e0b707e', 'xn--289aykm66c.xn--3e0b707e'],
    ['localhost', 'localhost'],
  ])('%s is written as %s, and makes an origin that the site takes', async (address, host) => {
    expect(makeEnv(address).status).toBe(0);
    const { compose } = readTwice(String(await written()));
    expect(compose.SITE_ADDRESS).toBe(host);
    const env = {
      NODE_ENV: 'production',
      APP_ORIGIN: `https://${compose.SITE_ADDRESS}`,
      TRUST_PROXY: '1',
      DATABASE_URL: `postgresql://bookmoim_app:${compose.POSTGRES_APP_PASSWORD}@postgres:5432/bookmoim`,
      REDIS_URL: `redis://:${compose.REDIS_PASSWORD}@redis:6379/0`,
      SESSION_SECRET: compose.SESSION_SECRET,
      METRICS_TOKEN: compose.METRICS_TOKEN,
    };
    expect(readEnv(env)).toMatchObject({ APP_ORIGIN: `https://${host}`, warnings: [], unfit: [] });
  });

  test.each([
    '',
    'http://bookmoim.example',
    'https://https://bookmoim.example',
    'https://https',
    'https',
    'bookmoim.example:8443',
    'bookmoim.example/path',
    'https://bookmoim.example//',
    'bookmoim.example.',
    '.bookmoim.example',
    'bookmoim..example',
    '*.bookmoim.example',
    '-bookmoim.example',
    'user@bookmoim.example',
    'bookmoim.example other.example',
    'bookmoim.example\nother.example',
    'bookmoim',
    '책모임.한국',
    '203.0.113.7',
    "bookmoim.example'",
    '$(id).example',
    ' bookmoim.example',
  ])('%j is refused, and nothing is written', async (address) => {
    const { status, stderr } = makeEnv(address);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/the address/);
    expect(await written()).toBeNull();
  });
});

describe('the values in .env', () => {
  test.each([
    'pa$word',
    `pa$${'{'}word}`,
    '$$',
    'pa#word',
    'pa #word',
    '#pa',
    'pa"word',
    '"pa"',
    'pa`word`',
    'pa\\nword',
    'pa\\\\word',
    ' pa word ',
    'pa=word',
    '$(id)',
    '`id`',
    '책모임 <no-reply@bookmoim.kr>',
    '%24%7B',
    '!pa&word;',
    '',
  ])('%j reads alike in docker compose and in Node', async (value) => {
    expect(makeEnv('bookmoim.example', { SMTP_URL: value }).status).toBe(0);
    const { compose, node } = readTwice(String(await written()));
    expect(compose.SMTP_URL).toBe(value);
    expect(node).toEqual(compose);
  });

  test.each(["pa'word", 'pa\\', 'pa\nword', 'pa\r', "\\'"])(
    '%j would not: it is refused with the name of the setting, and nothing is written',
    async (value) => {
      const { status, stderr } = makeEnv('bookmoim.example', { MAIL_FROM: value });
      expect(status).toBe(1);
      expect(stderr).toMatch(/^MAIL_FROM must hold no single quote/);
      expect(await written()).toBeNull();
    },
  );

  test('without quotes the two read different things', () => {
    const { compose, node } = readTwice('POSTGRES_PASSWORD=pa$word\n');
    expect(compose).toEqual({ POSTGRES_PASSWORD: 'pa' });
    expect(node).toEqual({ POSTGRES_PASSWORD: 'pa$word' });
  });

  test('are secrets of 64 hexadecimal digits, each another, in a file that only its owner reads', async () => {
    expect(makeEnv('bookmoim.example').status).toBe(0);
    const { compose } = readTwice(String(await written()));
    const names = [
      'POSTGRES_PASSWORD',
      'POSTGRES_APP_PASSWORD',
      'REDIS_PASSWORD',
      'SESSION_SECRET',
      'METRICS_TOKEN',
    ];
    const secrets = names.map((name) => String(compose[name]));
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(secrets).size).toBe(5);
    const { stdout } = spawnSync('stat', ['-c', '%a', join(directory, '.env')], { encoding: 'utf8' });
    expect(stdout.trim()).toBe('600');
  });

  test('are not touched when the file is there', async () => {
    makeEnv('bookmoim.example');
    const before = await written();
    expect(makeEnv('other.example').status).toBe(1);
    expect(await written()).toBe(before);
  });

  test('of .env.example read alike too', async () => {
    const { compose, node } = readTwice(await readFile('.env.example', 'utf8'));
    expect(node).toEqual(compose);
  });
});
