import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { type Running, start, waitUntilReady } from '../../scripts/stack/processes.ts';
import { needProgram } from './debian-package.ts';

export interface PgBouncer {
  /** The address of the same database through the pooler. */
  readonly url: string;
  /** Whether it keeps prepared statements by name (from 1.21). */
  readonly knowsPreparedStatements: boolean;
  stop(): Promise<void>;
}

/** The pooler to test with: another than Debian's when this names one. */
const program = process.env.PGBOUNCER || '/usr/sbin/pgbouncer';

/**
 * PgBouncer in transaction mode before a database, with so few server connections that clients take
 * turns on each.
 */
export async function startPgBouncer(
  databaseUrl: string,
  directory: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<PgBouncer> {
  needProgram(program, 'pgbouncer');
  const version = /(\d+)\.(\d+)/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout) ?? [];
  const knowsPreparedStatements = Number(version[1]) > 1 || Number(version[2]) >= 21;
  const direct = new URL(databaseUrl);
  const port = await findFreePort(0);
  const place = join(directory, `pgbouncer-${port}`);
  await mkdir(place, { mode: 0o755 });
  const lines = {
    listen_addr: '127.0.0.1',
    listen_port: String(port),
    unix_socket_dir: '',
    pool_mode: 'transaction',
    default_pool_size: '3',
    max_client_conn: '200',
    auth_type: 'scram-sha-256',
    auth_file: join(place, 'users.txt'),
    ...(knowsPreparedStatements ? { max_prepared_statements: '200' } : {}),
    ...settings,
  };
  const database = `* = host=${direct.hostname} port=${direct.port}`;
  const general = Object.entries(lines).map(([name, value]) => `${name} = ${value}`);
  const config = join(place, 'pgbouncer.ini');
  await writeFile(config, ['[databases]', database, '[pgbouncer]', ...general, ''].join('\n'));
  await writeFile(lines.auth_file, `"${direct.username}" "${direct.password}"\n`);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    // It does not run as root, and reads its files as the account it runs as.
    execFileSync('chown', ['-R', 'nobody', place]);
    execFileSync('chmod', ['a+x', directory]);
  }
  const running: Running = start({
    command: program,
    args: [...(isRoot ? ['-u', 'nobody'] : []), config],
    stopSignal: 'SIGINT',
  });
  const url = new URL(databaseUrl);
  url.port = String(port);
  await waitUntilReady('PgBouncer', running, async () => {
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.end();
    return true;
  });
  return { url: url.href, knowsPreparedStatements, stop: () => running.stop(5_000) };
}
