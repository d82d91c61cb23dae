// `npm run bench:pages`: requests per second and processor time per request of three pages for a
// logged-in member, beside plain Express and EJS that print the same bytes from memory (the floor).
// The servers take turns, and the figures are medians. `-- --beside DIRECTORY` also measures
// another checkout of this repository. Fails when a page is below 0.35 of the floor's requests per
// second. Needs Linux.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countOption } from './bench/count-option.ts';
import { describeMachine } from './bench/machine.ts';
import { type Figures, measureTurn, medianOf, type Subject } from './bench/page-subject.ts';
import { startSeededSite, startSeededWeb } from './bench/seeded-site.ts';
import { findFreePort } from './stack/ports.ts';
import { start, waitUntilReady } from './stack/processes.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

const { values } = parseArgs({
  options: { beside: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const rounds = countOption('rounds', values.rounds);
const seconds = 3;
const leastShare = 0.35;

const site = await startSeededSite('bench-pages');
const directory = await makeTemporaryDirectory('bench');
const stops: (() => Promise<unknown>)[] = [];
try {
  const paths = ['/books', '/meetings', `/meetings/${site.meetingId}`];
  const headers = { Cookie: site.cookieFor(site.meetingId) };
  const serverPids = site.processes.map(([, { pid }]) => pid);
  const startSite = async (name: string, checkout: string): Promise<Subject> => {
    const web = await startSeededWeb(site, { checkout });
    stops.push(web.stop);
    return { name, url: web.url, pids: [web.pid, ...serverPids], headers };
  };
  const ours = await startSite('Bookmoim', '.');
  const subjects = [await startFloor(await fetchPages(ours, paths)), ours];
  if (values.beside !== undefined) subjects.push(await startSite(values.beside, values.beside));

  console.log(describeMachine());
  for (const path of paths) {
    const figures = await compare(subjects, path);
    print(path, figures);
  }
} finally {
  for (const stop of stops) await stop();
  await site.stop();
  await removeDirectory(directory);
}

async function fetchPages({ url, headers }: Subject, paths: readonly string[]): Promise<object> {
  const pages = paths.map(async (path) => [path, await (await fetch(`${url}${path}`, { headers })).text()]);
  return Object.fromEntries(await Promise.all(pages)) as object;
}

async function startFloor(pages: object): Promise<Subject> {
  const pagesFile = join(directory, 'pages.json');
  await writeFile(pagesFile, JSON.stringify(pages));
  const port = await findFreePort(0);
  const url = `http://127.0.0.1:${port}`;
  const floor = start({
    command: process.execPath,
    args: ['scripts/bench/pages-floor.ts', String(port), pagesFile],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  stops.push(() => floor.stop(5_000));
  await waitUntilReady('The floor', floor, async () => (await fetch(`${url}/books`)).ok);
  return { name: 'floor', url, pids: [floor.pid], headers: {} };
}

/** Measures all subjects in turns, after one turn to warm up. */
async function compare(subjects: readonly Subject[], path: string): Promise<Map<Subject, Figures>> {
  const turns = new Map<Subject, Figures[]>(subjects.map((subject) => [subject, []]));
  for (const subject of subjects) await measureTurn(subject, path, 2);
  for (let round = 0; round < rounds; round += 1) {
    for (const [subject, measured] of turns) measured.push(await measureTurn(subject, path, seconds));
  }
  return new Map([...turns].map(([subject, measured]) => [subject, medianOf(measured)]));
}

function print(path: string, figures: ReadonlyMap<Subject, Figures>): void {
  const [floor, ...sites] = [...figures];
  console.log(path);
  for (const [{ name }, { perSecond, processorUs }] of figures)
    console.log(
      `  ${perSecond.toFixed(0).padStart(6)} requests/s ${processorUs.toFixed(0).padStart(6)} µs  ${name}`,
    );
  const [, own] = sites[0] ?? [];
  const share = (own?.perSecond ?? 0) / (floor?.[1].perSecond ?? Number.NaN);
  console.log(`  ${share.toFixed(2)} of the floor's requests per second (at least ${leastShare})`);
  if (!(share >= leastShare)) process.exitCode = 1;
  const [, beside] = sites[1] ?? [];
  if (own && beside)
    console.log(
      `  ${(own.perSecond / beside.perSecond).toFixed(2)} × the other checkout's requests per second, ` +
        `${(beside.processorUs / own.processorUs).toFixed(2)} × less processor time`,
    );
}
