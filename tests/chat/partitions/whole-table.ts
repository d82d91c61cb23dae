import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { fillLog } from '../../../scripts/bench/long-log.ts';
import { applicationUrl } from '../../../scripts/stack/application-url.ts';
import { prepareApplicationRole } from '../../../src/platform/database-role/index.ts';
import { migrate, migrationsDir } from '../../../src/platform/migrate.ts';
import { urlOfDatabase, withClient } from '../../support/test-servers.ts';

const partitioning = '20261128225000';

export interface LoggedDatabase {
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  readonly owner: pg.Pool;
  /** The notices of the migrations from the one that splits the table on. */
  readonly notices: readonly string[];
  close(): Promise<void>;
}

/** A database that already holds messages when the migration that splits their table comes. */
export async function openLoggedDatabase(log: {
  meetings: number;
  perMeeting: number;
}): Promise<LoggedDatabase> {
  const server = inject('servers').databaseUrl;
  const name = `logged_${randomUUID().replaceAll('-', '')}`;
  const ownerUrl = urlOfDatabase(server, name);
  const notices: string[] = [];
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const directory = await mkdtemp(join(tmpdir(), 'bookmoim-migrations-'));
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  // The database may be dropped before its server has seen that the connections ended.
  owner.on('error', () => undefined);
  owner.on('connect', (client) => client.on('error', () => undefined));
  try {
    for (const entry of await readdir(migrationsDir))
      if (entry < partitioning || entry.endsWith('.toml'))
        await cp(join(migrationsDir, entry), join(directory, entry), { recursive: true });
    await migrate(ownerUrl, directory);
    await prepareApplicationRole(ownerUrl, applicationUrl(ownerUrl));
    await fillLog(owner, log, () => undefined);
    await migrate(ownerUrl, undefined, (notice) => notices.push(notice));
  } finally {
    await rm(directory, { recursive: true });
  }
  return {
    ownerUrl,
    applicationUrl: applicationUrl(ownerUrl),
    owner,
    notices,
    close: async () => {
      await owner.end();
      await withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
