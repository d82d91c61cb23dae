import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRunningDatabase } from '../../scripts/stack/running-database.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'bookmoim-data-'));
});
afterEach(() => rm(data, { recursive: true }));

test('a checkout whose npm start never ran, or runs no more, has no database', async () => {
  expect(await findRunningDatabase(data)).toBeUndefined();
  await writeFile(join(data, 'secrets.json'), JSON.stringify({ postgres: 'geheim' }));
  expect(await findRunningDatabase(data)).toBeUndefined();
});

test('one that runs is found on the port that PostgreSQL noted', async () => {
  await writeFile(join(data, 'secrets.json'), JSON.stringify({ session: 's', postgres: 'geheim' }));
  await mkdir(join(data, 'postgres'));
  await writeFile(join(data, 'postgres', 'postmaster.pid'), `123\n${data}/postgres\n1764000000\n54330\n`);
  const { username, password, host, pathname } = new URL((await findRunningDatabase(data)) ?? '');
  expect([username, password, host, pathname]).toEqual([
    'bookmoim',
    'geheim',
    '127.0.0.1:54330',
    '/postgres',
  ]);
});
