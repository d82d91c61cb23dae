import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import pg from 'pg';
import { type Running, start, waitUntilReady } from '../../scripts/stack/processes.ts';
import { type Servers, startServers } from '../../scripts/stack/servers.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { prepareApplicationRole } from '../../src/platform/database-role/index.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openRequestRedis } from '../../src/platform/redis.ts';
import { needProgram } from './debian-package.ts';
import { testSecret } from './people.ts';
import { startProcess, type TestProcess } from './process.ts';
import type { TestStack } from './stack.ts';

/** PostgreSQL and Redis of one site, with everything on that keeps data safe. */
export interface Ground extends TestStack {
  readonly postgres: Running;
  readonly redisServer: Running;
  readonly directory: string;
}

/**
 * Starts the migrated servers of a site. Unlike the shared servers of the tests, these may be
 * killed. `migrations`: a folder of an older release.
 */
export async function startGround(migrations?: string): Promise<Ground> {
  const directory = await makeTemporaryDirectory('site');
  const servers: Servers = await startServers({
    directory,
    passwords: { postgres: 'only-for-tests', redis: 'only-for-tests' },
    given: {},
    say: () => undefined,
  });
  const { databaseUrl: ownerUrl, applicationUrl: databaseUrl } = servers;
  await migrate(ownerUrl, migrations);
  await prepareApplicationRole(ownerUrl, databaseUrl);
  const silent = createLogger({ level: 'silent', name: 'test' });
  const { db, pool, close } = openDatabase(databaseUrl, { max: 5, log: silent });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  // A killed server ends idle connections.
  owner.on('error', () => undefined);
  const redis = openRequestRedis(servers.redisUrl, silent);
  const [postgres, redisServer] = servers.processes.map(([, running]) => running);
  if (!postgres || !redisServer) throw new Error('the servers were not started here');
  return {
    ...servers,
    databaseUrl,
    ownerUrl,
    owner,
    directory,
    db,
    pool,
    redis,
    postgres,
    redisServer,
    close: async () => {
      redis.disconnect();
      await owner.end().catch(() => undefined);
      await close().catch(() => undefined);
      await servers.stop();
      await removeDirectory(directory);
    },
  };
}

/** The Origin of sockets and forms. */
export const siteOrigin = 'http://localhost:3000';

/** Starts a web or worker process as in production. */
export const startPart = (
  kind: 'web' | 'worker',
  ground: Pick<Ground, 'databaseUrl' | 'redisUrl'>,
  settings: Readonly<Record<string, string>> = {},
): Promise<TestProcess> =>
  startProcess(kind, ground, {
    NODE_ENV: 'production',
    APP_ORIGIN: siteOrigin,
    SESSION_SECRET: testSecret,
    LOG_LEVEL: 'warn',
    ...settings,
  });

export interface SiteProxy {
  readonly url: string;
  /** The local authority that signed its certificate. */
  readonly ca: string;
  /** Settles when Caddy has ended, with its last lines of output. */
  readonly gone: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Caddy with the site's own Caddyfile, TLS by a local authority, before these web processes. `port`
 * is where it listens.
 */
export async function startProxy(
  port: number,
  directory: string,
  webs: readonly string[],
): Promise<SiteProxy> {
  needProgram('caddy', 'caddy');
  const config = await configFor(directory);
  const url = `https://localhost:${port}`;
  const caddy = start({
    command: 'caddy',
    args: ['run', '--config', config, '--adapter', 'caddyfile'],
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      XDG_DATA_HOME: directory,
      XDG_CONFIG_HOME: directory,
      SITE_ADDRESS: url,
      CADDY_TLS: 'tls internal',
      CADDY_GLOBAL: 'admin off\nskip_install_trust\nauto_https disable_redirects',
      WEB_UPSTREAMS: webs.map((web) => new URL(web).host.replace('localhost', '127.0.0.1')).join(' '),
    },
  });
  const root = join(directory, 'caddy/pki/authorities/local/root.crt');
  let ca = '';
  await waitUntilReady('Caddy', caddy, async () => {
    ca = await readFile(root, 'utf8');
    return (await ask(`${url}/books`, { ca })).status === 200;
  });
  return { url, ca, gone: caddy.gone, stop: () => caddy.stop(5_000) };
}

/** The block that chooses a process by the meeting. */
const affinity = /lb_policy query meeting \{\s*fallback (\w+)\s*\}/;

/** Whether the installed Caddy can choose a process by the query: from 2.7, not Debian's 2.6. */
const hasAffinity = (): boolean =>
  spawnSync('caddy', ['list-modules']).stdout?.includes('selection_policies.query') ?? false;

/** Returns the site's Caddyfile, or a copy for an older Caddy, whose policy is the fallback. */
async function configFor(directory: string): Promise<string> {
  if (hasAffinity()) return 'deploy/Caddyfile';
  const text = await readFile('deploy/Caddyfile', 'utf8');
  if (!affinity.test(text)) throw new Error('deploy/Caddyfile has no policy to replace');
  const copy = join(directory, 'Caddyfile');
  await writeFile(copy, text.replace(affinity, 'lb_policy $1'));
  return copy;
}

/** One GET over a connection of its own, as a stranger's browser begins. */
export function ask(url: string, { ca }: { ca: string }): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { ca, agent: false, timeout: 20_000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer in 20 s')));
    asking.on('error', reject);
    asking.end();
  });
}
