import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { indexRooms } from './search/index-rooms.ts';

const indexEveryMs = 10_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startChatJobs = ({
  pool,
  log,
}: {
  readonly pool: pg.Pool;
  readonly log: Logger;
}): (() => void) =>
  repeat(
    indexEveryMs,
    async function indexChatLogs() {
      await indexRooms(pool);
    },
    log,
  );
