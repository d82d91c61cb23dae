import { resolve } from 'node:path';
import { runToEnd } from '../stack/processes.ts';
import type { Servers } from '../stack/servers.ts';
import { type BenchServer, startWeb } from './bench-servers.ts';
import { makeRooms } from './people.ts';
import { startPrivateStack } from './private-stack.ts';

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
  servers: Servers,
  { checkout = '.', nodeOptions = [] }: { checkout?: string; nodeOptions?: readonly string[] } = {},
): Promise<BenchServer & { readonly url: string }> {
  const web = await startWeb(servers, { cwd: resolve(checkout), nodeOptions });
  return { ...web, url: `http://127.0.0.1:${web.port}` };
}
