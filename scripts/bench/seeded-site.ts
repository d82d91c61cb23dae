import { resolve } from 'node:path';
import { findFreePort } from '../stack/ports.ts';
import { type Running, runToEnd, start, waitUntilReady } from '../stack/processes.ts';
import type { Servers } from '../stack/servers.ts';
import { sessionSecret } from './bench-servers.ts';
import { makeRooms } from './people.ts';
import { startPrivateStack } from './private-stack.ts';
import { webCommand } from './web-command.ts';

const meetings = 25;
/** Members of each meeting, leader included. */
const meetingSize = 20;
const startsInMs = 3_600_000;

/** Servers with books and with meetings that start in an hour, and logged-in readers. */
export interface SeededSite extends Servers {
  /** The Cookie header of a member of this meeting; she does not lead it. */
  cookieFor(meetingId: string | undefined): string;
  /** The id of a meeting. */
  readonly meetingId: string;
}

/** Starts PostgreSQL and Redis with full durability, and loads the books of `fixtures/`. */
export async function startSeededSite(
  name: string,
  postgresSettings: readonly string[] = [],
): Promise<SeededSite> {
  const servers = await startPrivateStack(name, undefined, postgresSettings);
  try {
    const env = { ...process.env, DATABASE_URL: servers.databaseUrl };
    const args = ['scripts/load-fixtures.ts', 'fixtures/books.json'];
    await runToEnd('Loading the books', { command: process.execPath, args, env });
    const rooms = await makeRooms(servers, meetings, meetingSize, new Date(Date.now() + startsInMs));
    const cookieFor = (id = rooms.meetingIds[0]) =>
      rooms.cookies[Math.max(0, rooms.meetingIds.indexOf(String(id))) * meetingSize + 1] ?? '';
    return { ...servers, cookieFor, meetingId: rooms.meetingIds[0] ?? '' };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

/**
 * Starts a web process as in production, except for BENCH=1.
 * @param checkout the directory of the version to run; this one by default
 */
export async function startSeededWeb(
  { databaseUrl, redisUrl }: Servers,
  { checkout = '.', nodeOptions = [] }: { checkout?: string; nodeOptions?: readonly string[] } = {},
): Promise<Running & { readonly url: string }> {
  const port = await findFreePort(0);
  const url = `http://127.0.0.1:${port}`;
  const web = start({
    command: process.execPath,
    args: [...nodeOptions, ...webCommand],
    cwd: resolve(checkout),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      BENCH: '1',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      APP_ORIGIN: url,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      SESSION_SECRET: sessionSecret,
    },
    onLine: (line) => {
      if (!line.includes('BENCH=1')) console.error(line);
    },
  });
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
  return { ...web, url };
}
