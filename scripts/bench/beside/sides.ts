import { fileURLToPath } from 'node:url';
import { runToEnd } from '../../stack/processes.ts';
import type { Servers } from '../../stack/servers.ts';
import { type BenchServer, startPrinting, startWeb } from '../bench-servers.ts';
import type { Seat } from '../connection.ts';
import { chatSeats, floorSeats, type Rooms } from '../people.ts';
import { startEmptyStack, startPrivateStack } from '../private-stack.ts';

/** One server of the comparison. Each has a PostgreSQL and a Redis of its own. */
export interface Side {
  readonly name: string;
  readonly server: BenchServer;
  readonly stack: Servers;
  seats(rooms: Rooms): Seat[];
  stop(): Promise<void>;
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Starts bare `ws`. */
export const startWsSide = () => startSide('bare ws', () => startPrinting(here('ws-server.ts')), floorSeats);

/** Starts the plain Socket.IO server that stores. */
export const startPlainSide = () =>
  startSide(
    'plain Socket.IO',
    ({ databaseUrl }) => startPrinting(here('plain-server.ts'), [databaseUrl]),
    (server, rooms) => chatSeats(server, rooms).map((seat) => ({ ...seat, online: 1 })),
  );

/** Starts the site of this checkout. */
export const startOwnSide = (nodeOptions: readonly string[] = []) =>
  startSide('Bookmoim', (stack) => startWeb(stack, { nodeOptions }), chatSeats);

/** Starts the site of another checkout, migrated by itself. */
export const startOtherSide = (directory: string) =>
  startSide(
    `Bookmoim in ${directory}`,
    async (stack) => {
      await runToEnd('The migration', {
        command: process.execPath,
        args: ['scripts/migrate.ts'],
        cwd: directory,
        env: { ...process.env, DATABASE_URL: stack.databaseUrl },
      });
      return startWeb(stack, { cwd: directory });
    },
    chatSeats,
    { isMigrated: false },
  );

async function startSide(
  name: string,
  startServer: (stack: Servers) => Promise<BenchServer>,
  seatsOf: (server: BenchServer, rooms: Rooms) => Seat[],
  { isMigrated = true } = {},
): Promise<Side> {
  const stack = await (isMigrated ? startPrivateStack : startEmptyStack)('bench-beside');
  try {
    const server = await startServer(stack);
    const stop = async () => {
      await server.stop();
      await stack.stop();
    };
    return { name, server, stack, seats: (rooms) => seatsOf(server, rooms), stop };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}
