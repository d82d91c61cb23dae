// `npm run bench:clubs`: the pages of a club of 499 members with 60 meetings, 20 open questions, 20
// date polls and 5,000 books on its shelf, one request after another, beside those of a club of one
// member; the plans of all their statements; and joining, leaving, opening a meeting, asking all
// silent members once more, and closing date polls. Starts its own servers. Linux only. Fails if a
// page uses 30 ms of CPU or more in the web process and PostgreSQL together (a date poll 40 ms), if
// the 95th percentile of the club's own page reaches 30 ms, of a date poll 40 ms or of its close
// 200 ms, or if a statement scans a large table as a whole. The meeting's page is there for
// comparison and fails nothing.
import { Redis } from 'ioredis';
import pg from 'pg';
import { createSession } from '../tests/support/people.ts';
import { accounts, fillClubs } from './bench/club-data.ts';
import { findLargeTables, planLinesOf, scannedTables, withLoggedPlans } from './bench/logged-plans.ts';
import { describeMachine } from './bench/machine.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { watchProcessors } from './bench/process-trees.ts';
import { productionEnv } from './bench/production-env.ts';
import { quantile } from './bench/quantile.ts';
import { webCommand } from './bench/web-command.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, runToEnd, start, waitUntilReady } from './stack/processes.ts';

console.log(describeMachine());

const slowestMs = 30;
/** The page of a date poll of 499 members and eight dates, and its close, which opens a meeting. */
const slowest = { pollMs: 40, closeMs: 200 };
const requests = 300;
const joiners = 20;
/** Rows from which on a scan of a whole table counts as a fault. */
const largeRows = 2_000;
// One place is left for a person who joins.
const size = {
  members: 499,
  past: 48,
  future: 12,
  shelf: 5_000,
  notices: 300,
  asks: 20,
  endedAsks: 200,
  lines: 5_000,
  polls: 20,
  others: 2_000,
};

interface Measured {
  readonly name: string;
  /** Whether it is the club's own page, which has a limit of wall time too. */
  readonly isHome?: boolean;
  /** False for a page that is shown for comparison only. */
  readonly isGated?: boolean;
  /** A limit of wall time of its own. */
  readonly slowestMs?: number;
}

interface PageToRead {
  readonly path: string;
  readonly cookie: string | null;
  /** A text that the right page holds. */
  readonly text: string;
}

let logLines: string[] | undefined;
const servers = await startPrivateStack('bench-clubs', (line) => logLines?.push(line));
let web: Running | undefined;
try {
  const port = await findFreePort(0);
  const url = `http://localhost:${port}`;
  const env = { ...productionEnv(port, servers), BENCH: '1' };
  const node = (...args: string[]) => ({ command: process.execPath, args, env });
  await runToEnd('Loading the books', node('scripts/load-fixtures.ts', 'fixtures/books.json'));
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  const { large, empty, last, next, askIds } = await fillClubs(client, size).finally(() => client.end());
  const cookies = await logIn();
  const startWeb = async (): Promise<Running> => {
    const started = start(node(...webCommand));
    await waitUntilReady('The web process', started, async () => (await fetch(`${url}/readyz`)).ok);
    return started;
  };
  const read = async ({ path, cookie, text }: PageToRead): Promise<number> => {
    const before = performance.now();
    const answer = await fetch(url + path, { headers: cookie ? { Cookie: cookie } : {} });
    const html = await answer.text();
    const milliseconds = performance.now() - before;
    if (!answer.ok || !html.includes(text)) throw new Error(`${path} answered ${answer.status}`);
    return milliseconds;
  };
  const leader = { cookie: cookies.leader, text: '' };
  const pages: readonly (PageToRead & Measured)[] = [
    { name: 'club, leader', path: `/clubs/${large}`, ...leader, text: 'data-role="leader"', isHome: true },
    {
      name: 'club, member',
      path: `/clubs/${large}`,
      cookie: cookies.member,
      text: 'data-role="member"',
      isHome: true,
    },
    { name: 'club, visitor', path: `/clubs/${large}`, cookie: null, text: '함께하기', isHome: true },
    {
      name: 'empty club, leader',
      path: `/clubs/${empty}`,
      cookie: cookies.alone,
      text: 'data-role="leader"',
    },
    { name: 'empty club, visitor', path: `/clubs/${empty}`, cookie: null, text: '함께하기' },
    { name: 'shelf, first page', path: `/clubs/${large}/shelf`, ...leader },
    { name: 'shelf, last page', path: `/clubs/${large}/shelf?page=9999`, ...leader },
    { name: 'a book with 499 ratings', path: `/clubs/${large}/shelf/${last.bookId}`, ...leader },
    { name: 'archive', path: `/meetings/${last.id}/archive`, ...leader },
    { name: 'page of that book', path: `/books/${last.bookId}`, ...leader },
    { name: 'next meeting, leader', path: `/meetings/${next.id}`, ...leader, isGated: false },
    { name: 'ledger', path: `/clubs/${large}/money`, ...leader },
    { name: 'payments of a meeting', path: `/clubs/${large}/money/meetings/${last.id}`, ...leader },
    { name: 'open questions, leader', path: `/clubs/${large}/asks`, ...leader },
    { name: 'open questions, member', path: `/clubs/${large}/asks`, cookie: cookies.member, text: '' },
    { name: 'answers of 499 members', path: `/asks/${askIds[0]}`, ...leader },
    { name: 'notices', path: `/clubs/${large}/notices`, ...leader },
    { name: 'date poll, leader', path: '/date-polls/1', ...leader, slowestMs: slowest.pollMs },
    {
      name: 'date poll, member',
      path: '/date-polls/1',
      ...leader,
      cookie: cookies.member,
      slowestMs: slowest.pollMs,
    },
  ];

  const largeTables = await findLargeTables(servers.databaseUrl, largeRows);
  await withLoggedPlans(servers.databaseUrl, async () => {
    web = await startWeb();
    for (const page of pages) {
      // The first request opens connections and is not a page that a reader sees often.
      await read(page);
      logLines = [];
      await read(page);
      console.log(`\nPlans of ${page.name}\n${planLinesOf(logLines).join('\n')}`);
      const scanned = scannedTables(logLines, largeTables);
      if (scanned.length > 0 && page.isGated !== false) process.exitCode = 1;
      console.log(`large tables scanned as a whole: ${scanned.join(', ') || 'none'}`);
    }
    logLines = undefined;
    await web.stop(5_000);
  });

  web = await startWeb();
  console.log();
  const processes = [
    web.pid,
    ...servers.processes.filter(([name]) => name === 'PostgreSQL').map(([, { pid }]) => pid),
  ];
  for (const page of pages) {
    for (let i = 0; i < 50; i += 1) await read(page);
    const times: number[] = [];
    const usedSeconds = watchProcessors(processes.filter((pid) => pid !== undefined));
    for (let i = 0; i < requests; i += 1) times.push(await read(page));
    report(page, times, (usedSeconds() * 1_000) / requests);
  }

  const post = async (path: string, cookie: string, fields: Record<string, string>): Promise<number> => {
    const before = performance.now();
    const answer = await fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: cookie, Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, _csrf: 'test-token' }),
    });
    await answer.text();
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
    return performance.now() - before;
  };
  const [joins, leaves, opens, reminds]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const id of askIds) reminds.push(await post(`/asks/${id}/remind`, cookies.leader, {}));
  for (const cookie of cookies.joiners) {
    joins.push(await post(`/clubs/${large}/join`, cookie, {}));
    leaves.push(await post(`/clubs/${large}/leave`, cookie, {}));
  }
  for (let i = 0; i < joiners; i += 1)
    opens.push(await post('/meetings', cookies.leader, meetingForm(large, i)));
  report({ name: 'ask the silent two thirds once more' }, reminds);
  report({ name: `join with ${size.future} meetings ahead` }, joins);
  report({ name: `leave with ${size.future} meetings ahead` }, leaves);
  report({ name: `open a meeting for ${size.members} members` }, opens);
  const [answers, closes]: [number[], number[]] = [[], []];
  for (let poll = 1; poll <= size.polls; poll += 1) {
    answers.push(await post(`/date-polls/${poll}/answer`, cookies.member, answersOf(poll)));
    closes.push(await post(`/date-polls/${poll}/close`, cookies.leader, {}));
  }
  report({ name: 'answer eight dates' }, answers);
  report({ name: 'close a date poll with a meeting', slowestMs: slowest.closeMs }, closes);
} finally {
  await web?.stop(5_000);
  await servers.stop();
}

/** Makes sessions for the people of the benchmark. */
async function logIn() {
  const redis = new Redis(servers.redisUrl);
  const cookieOf = async (userId: number) => (await createSession({ redis }, userId)).cookie;
  const made = {
    leader: await cookieOf(accounts.leader),
    member: await cookieOf(accounts.member),
    alone: await cookieOf(accounts.alone),
    joiners: await Promise.all(Array.from({ length: joiners }, (_, i) => cookieOf(accounts.firstJoiner + i))),
  };
  redis.disconnect();
  return made;
}

/** The form of a meeting of the club, on a day of its own. */
function meetingForm(clubId: number, number: number): Record<string, string> {
  const day = new Date(Date.now() + (100 + number) * 86_400_000).toISOString().slice(0, 10);
  return {
    clubId: String(clubId),
    bookId: '1',
    title: `큰 독서회의 새 밤 ${number}`,
    description: '',
    startsAt: `${day}T20:00`,
    endsAt: `${day}T22:00`,
    capacity: '500',
    repeat: 'none',
    times: '1',
  };
}

/** Says that a member can come on each date of a poll. The ids of the dates follow each other. */
function answersOf(poll: number): Record<string, string> {
  const first = 8 * (poll - 1) + 1;
  return Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`answer[${first + at}]`, 'yes']));
}

/**
 * Prints the quantiles of a measure, and for a page the processor time of the web process and
 * PostgreSQL together. Fails if a page uses too much of it, or if a club's own page is slow.
 */
function report(page: Measured, times: number[], cpuMs?: number): void {
  times.sort((a, b) => a - b);
  const [half, most] = [quantile(times, 0.5), quantile(times, 0.95)];
  const limitMs = page.slowestMs ?? (page.isHome === true ? slowestMs : Number.POSITIVE_INFINITY);
  const isSlow = (cpuMs ?? 0) >= (page.slowestMs ?? slowestMs) || most >= limitMs;
  if (isSlow && page.isGated !== false) process.exitCode = 1;
  const cpu = cpuMs === undefined ? '' : `CPU ${cpuMs.toFixed(1)} ms; `;
  console.log(
    `${page.name.padEnd(34)} ${cpu}median ${half.toFixed(1)} ms, 95 % ${most.toFixed(1)} ms, slowest ${(times.at(-1) ?? 0).toFixed(1)} ms${isSlow ? '  too slow' : ''}`,
  );
}
