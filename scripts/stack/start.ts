import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EnvError, readEnv, wrongSettingExitCode } from '../../src/platform/env.ts';
import { demoAccounts } from '../../src/seeds/index.ts';
import { FakeOpenAI } from '../../tests/support/fake-openai.ts';
import { type App, type AppEnv, type Inspectors, prepareData, startApp } from './app.ts';
import { findFreePort, isFree } from './ports.ts';
import { isWorthSaying, say } from './say.ts';
import { readSecrets } from './secrets.ts';
import { type Servers, startServers } from './servers.ts';
import { takeCheckout } from './single-instance.ts';
import { watchdogPid } from './watch.ts';

// `npm start [-- DIRECTORY]`, in Node 24: the whole stack for one developer, until Ctrl-C. `npm run
// dev` is the same with --dev: web and worker restart when their code changes and can be inspected,
// pages reload themselves, and a fake model answers unless OPENAI_API_KEY is set.
const { values: flags, positionals } = parseArgs({
  options: { dev: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const dataDirectory = positionals[0] ?? '.data';
const usualPorts = { web: 3000, worker: 3001, webInspector: 9229, workerInspector: 9230 };

let url = 'starting';
let servers: Servers | undefined;
let app: App | undefined;
let fakeModel: FakeOpenAI | undefined;
let isStopping = false;

process.chdir(resolve(import.meta.dirname, '../..'));
stopWhenAsked();
try {
  await run();
} catch (error) {
  await stop(
    error instanceof Error ? error.message : String(error),
    error instanceof EnvError ? wrongSettingExitCode : 1,
  );
}

async function run(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  if (setting('NODE_ENV') === 'production') {
    throw new Error(
      'npm start is for development: it adds accounts with known passwords. In production run "npm run web" and "npm run worker".',
    );
  }
  // The servers and the secret that are created below replace missing settings.
  readEnv({
    ...process.env,
    DATABASE_URL: setting('DATABASE_URL') ?? 'postgresql://localhost/bookmoim',
    REDIS_URL: setting('REDIS_URL') ?? 'redis://localhost',
    SESSION_SECRET: setting('SESSION_SECRET') ?? 'x'.repeat(32),
  });
  await mkdir(dataDirectory, { recursive: true });
  const other = await takeCheckout(`${dataDirectory}/start.sock`, () => `${url} (process ${process.pid})`);
  if (other !== undefined) throw new Error(`Bookmoim is running in this checkout already: ${other}`);

  const secrets = await readSecrets(`${dataDirectory}/secrets.json`);
  say('stack', 'starting PostgreSQL and Redis');
  servers = await startServers({
    directory: resolve(dataDirectory),
    passwords: secrets,
    given: {
      databaseUrl: setting('DATABASE_URL'),
      ownerUrl: setting('DIRECT_DATABASE_URL'),
      redisUrl: setting('REDIS_URL'),
    },
    say: (part, line) => isWorthSaying(part, line) && say(part, line),
  });
  const env: AppEnv = {
    ...process.env,
    NODE_ENV: setting('NODE_ENV') ?? 'development',
    DATABASE_URL: servers.applicationUrl,
    REDIS_URL: servers.redisUrl,
    SESSION_SECRET: setting('SESSION_SECRET') ?? secrets.session,
    PORT: await portFor('PORT', usualPorts.web),
    WORKER_PORT: await portFor('WORKER_PORT', usualPorts.worker),
  };
  if (flags.dev) Object.assign(env, await developmentSettings());
  say('stack', `The watchdog is process ${watchdogPid()}`);
  introduce(servers.processes);
  say('stack', 'preparing the database');
  await prepareData(env, servers.databaseUrl, say);
  say('stack', 'starting web and worker');
  app = await startApp(env, say, flags.dev ? await inspectorPorts() : undefined);
  introduce(app.processes);
  url = setting('APP_ORIGIN') ?? `http://localhost:${env.PORT}`;
  printWelcome();
  const ends = [...app.processes, ...servers.processes].map(([name, part]) =>
    part.gone.then((how) => `${name} ${how}`),
  );
  const reason = await Promise.race(ends);
  if (!isStopping) throw new Error(reason);
}

/** Starts a fake model if no key is set, so that all code around the model can be developed. */
async function developmentSettings(): Promise<NodeJS.ProcessEnv> {
  if (setting('OPENAI_API_KEY') !== undefined) return { LIVE_RELOAD: '1' };
  fakeModel = await FakeOpenAI.start({ mode: 'ok' });
  return { LIVE_RELOAD: '1', OPENAI_BASE_URL: fakeModel.url, OPENAI_API_KEY: 'fake' };
}

async function inspectorPorts(): Promise<Inspectors> {
  const web = await findFreePort(usualPorts.webInspector);
  return { web, worker: await findFreePort(Math.max(usualPorts.workerInspector, web + 1)) };
}

/** An empty value means unset. */
function setting(name: string): string | undefined {
  return process.env[name] || undefined;
}

/**
 * Returns the port in the setting and fails if it is taken; without a setting, the usual port or a
 * free one.
 */
async function portFor(name: string, usual: number): Promise<string> {
  const asked = setting(name);
  if (asked === undefined) return String(await findFreePort(usual));
  if (!(await isFree(Number(asked)))) throw new Error(`Port ${asked} is taken, and ${name} asks for it.`);
  return asked;
}

function introduce(processes: Servers['processes']): void {
  for (const [name, { pid }] of processes) say('stack', `${name} is process ${pid}`);
}

/** Stops the app before its servers. Exits with `exitCode` if there is a reason, else with 0. */
async function stop(reason?: string, exitCode = 1): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  if (app ?? servers) say('stack', `stopping${reason === undefined ? '' : `: ${reason.split('\n')[0]}`}`);
  await app?.stop();
  await fakeModel?.stop();
  await servers?.stop();
  if (reason !== undefined) console.error(reason);
  process.exit(reason === undefined ? 0 : exitCode);
}

/**
 * The first signal stops gracefully. During the start and at a second signal the process exits, and
 * the watchdog stops the rest.
 */
function stopWhenAsked(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => (app && !isStopping ? void stop() : process.exit(130)));
  }
  // The script that started this process was killed.
  process.once('disconnect', () => void stop('Its parent process is gone.'));
}

function printWelcome(): void {
  const logins = demoAccounts.slice(0, 2).map(({ email, password }) => `${email}  ${password}`);
  const lines = [
    `책모임 (Bookmoim) is running:  ${url}`,
    '',
    'Two people to log in as (e-mail, password):',
    ...logins.map((login) => `  ${login}`),
    '',
    ...(setting('OPENAI_API_KEY')
      ? []
      : [
          flags.dev
            ? 'OPENAI_API_KEY is not set: a fake model answers.'
            : 'OPENAI_API_KEY is not set: recommendations come from the rule score.',
        ]),
    ...(flags.dev
      ? [`Letters are at ${url}/dev/mail. Code restarts the processes, views and public/ the pages.`]
      : []),
    `Ctrl-C stops it. The data is kept in ${dataDirectory}; delete that to start over.`,
  ];
  console.log(['', ...lines.map((line) => `  ${line}`), ''].join('\n'));
}
