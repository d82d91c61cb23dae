import type pg from 'pg';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { type AnnounceMentioned, settleMentions } from './mentions/settle-mentions.ts';
import { indexRooms } from './search/index-rooms.ts';

const indexEveryMs = 10_000;
const settleEveryMs = 30_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export function startChatJobs(services: {
  readonly db: TransactingDatabase;
  readonly pool: pg.Pool;
  readonly announceMentioned: AnnounceMentioned;
  readonly log: Logger;
}): () => void {
  const { pool, log } = services;
  const stops = [
    repeat(
      indexEveryMs,
      async function indexChatLogs() {
        await indexRooms(pool);
      },
      log,
    ),
    repeat(
      settleEveryMs,
      async function tellMentionedMembers() {
        await settleMentions(services, { onlineIds: new Set() });
      },
      log,
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
