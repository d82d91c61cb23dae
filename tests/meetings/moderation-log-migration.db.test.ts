import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrate, migrationsDir } from '../../src/platform/migrate.ts';
import { urlOfDatabase, withClient } from '../support/test-servers.ts';

const renaming = '20261128142001';
const server = inject('servers').databaseUrl;
const name = `moderation_log_${randomUUID().replaceAll('-', '')}`;
const url = urlOfDatabase(server, name);
let directory: string;

beforeAll(async () => {
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  directory = await mkdtemp(join(tmpdir(), 'bookmoim-migrations-'));
  for (const entry of await readdir(migrationsDir))
    if (entry < renaming || entry.endsWith('.toml'))
      await cp(join(migrationsDir, entry), join(directory, entry), { recursive: true });
  await migrate(url, directory);
});
afterAll(async () => {
  await rm(directory, { recursive: true });
  await withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});

test('rows about mutes become rows about silences, and the log stays append-only', async () => {
  await withClient(url, async (client) => {
    const log = (action: string) =>
      client.query('INSERT INTO moderation_log (meeting_id, action) VALUES (1, $1)', [action]);
    for (const action of ['muted', 'unmuted', 'removed']) await log(action);
    await migrate(url);
    const { rows } = await client.query('SELECT action FROM moderation_log ORDER BY id');
    expect(rows.map(({ action }) => action)).toEqual(['silenced', 'silence_lifted', 'removed']);
    // The version before may still serve, and writes its own words.
    await log('muted');
    await expect(log('shouted')).rejects.toThrow('moderation_log_action_check');
    await expect(client.query("UPDATE moderation_log SET action = 'removed'")).rejects.toThrow('append-only');
  });
});
