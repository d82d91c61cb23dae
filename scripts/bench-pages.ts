// `npm run bench:pages`: requests per second and CPU time per request of /books for a logged-in
// reader, compared in one run with plain Express and EJS that render the same list from memory (the
// baseline). Fails below a quarter of the baseline's rate.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { processorSeconds } from './bench/processor-time.ts';
import { webCommand } from './bench/web-command.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, runToEnd, start, waitUntilReady } from './stack/processes.ts';
import { startServers } from './stack/servers.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

const rounds = 3;
const seconds = 6;
const connections = 20;
const leastShare = 0.25;

const node = (env: NodeJS.ProcessEnv, ...args: string[]) => ({ command: process.execPath, args, env });

interface Subject {
  readonly name: string;
  readonly url: string;
  readonly process: Running;
  readonly headers: Record<string, string>;
  readonly rates: number[];
  readonly costs: number[];
}

async function measure(subject: Subject): Promise<void> {
  const before = processorSeconds(subject.process.pid);
  const { requests, non2xx, errors } = await autocannon({
    url: `${subject.url}/books`,
    connections,
    duration: seconds,
    headers: subject.headers,
  });
  if (non2xx + errors > 0)
    throw new Error(`${subject.name}: ${non2xx} answers were not 200, ${errors} failed`);
  subject.rates.push(requests.average);
  subject.costs.push(((processorSeconds(subject.process.pid) - before) / requests.total) * 1_000_000);
}

/** Signs a reader up. @returns the Cookie header */
async function logIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/signup`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url },
    body: new URLSearchParams({
      email: 'bench@example.com',
      nickname: '재는 사람',
      password: 'measure-twice-cut-once',
      isFourteen: 'on',
    }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
  if (answer.status !== 303 || cookie === undefined)
    throw new Error(`The sign-up was answered ${answer.status}`);
  return cookie;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const directory = await makeTemporaryDirectory('bench');
const passwords = { postgres: 'only-for-benches', redis: 'only-for-benches' };
const servers = await startServers({ directory, passwords, given: {}, say: () => {} });
const running: Running[] = [];
try {
  const port = await findFreePort(0);
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    APP_ORIGIN: url,
    PORT: String(port),
    DATABASE_URL: servers.databaseUrl,
    REDIS_URL: servers.redisUrl,
    SESSION_SECRET: 'only the benches know this secret of theirs',
    BENCH: '1',
  };
  await runToEnd('Migrating', node(env, 'scripts/migrate.ts'));
  await runToEnd('Loading the books', node(env, 'scripts/load-fixtures.ts', 'fixtures/books.json'));
  const web = start(node(env, ...webCommand));
  running.push(web);
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
  const headers = { Cookie: await logIn(url) };

  const localsFile = join(directory, 'locals.json');
  const { captureLocals } = await import('./bench/capture-locals.ts');
  await writeFile(localsFile, JSON.stringify(await captureLocals(env, '/books')));
  const floorPort = await findFreePort(0);
  const floorUrl = `http://127.0.0.1:${floorPort}`;
  const floorProcess = start(
    node(
      { ...process.env, NODE_ENV: 'production' },
      'scripts/bench/pages-floor.ts',
      String(floorPort),
      localsFile,
    ),
  );
  running.push(floorProcess);
  await waitUntilReady('The floor', floorProcess, async () => (await fetch(`${floorUrl}/books`)).ok);

  const ours: Subject = { name: 'Bookmoim', url, process: web, headers, rates: [], costs: [] };
  const floor: Subject = {
    name: 'floor',
    url: floorUrl,
    process: floorProcess,
    headers: {},
    rates: [],
    costs: [],
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of [floor, ours]) await measure(subject);
  }
  for (const { name, rates, costs } of [floor, ours]) {
    console.log(
      `${name.padEnd(10)} ${median(rates).toFixed(0).padStart(6)} requests/s  ${median(costs).toFixed(0).padStart(6)} µs of processor time per request`,
    );
  }
  const share = median(ours.rates) / median(floor.rates);
  console.log(`share of the floor: ${share.toFixed(2)} (at least ${leastShare})`);
  if (share < leastShare) process.exitCode = 1;
} finally {
  for (const one of running) await one.stop(5_000);
  await servers.stop();
  await removeDirectory(directory);
}
