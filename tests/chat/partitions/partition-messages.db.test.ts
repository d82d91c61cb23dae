import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { partitionMessages } from '../../../src/chat/commands.ts';
import { abandonPartitions } from '../../../src/chat/partitions/partition-messages.ts';
import { readShape } from '../../../src/chat/partitions/table-shape.ts';
import { openDatabase } from '../../../src/platform/db.ts';
import { createLogger } from '../../../src/platform/log.ts';
import { readTalks, writeTalk } from './talk-model.ts';
import { type LoggedDatabase, openLoggedDatabase } from './whole-table.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const shapeOf = async ({ owner }: LoggedDatabase) => {
  const client = await owner.connect();
  try {
    return await readShape(client, 'public.messages');
  } finally {
    client.release();
  }
};
const kindOf = async ({ owner }: LoggedDatabase) =>
  (await owner.query(`SELECT relkind FROM pg_class WHERE oid = 'public.messages'::regclass`)).rows[0].relkind;

/** Runs `use` with a session of its own, which ends before its statement number `endsAt`. */
async function inSession(
  { ownerUrl, owner }: LoggedDatabase,
  use: (client: pg.Client) => Promise<void>,
  endsAt = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  let count = 0;
  Object.assign(client, {
    query: async (...args: unknown[]) => {
      count += 1;
      if (count === endsAt) await owner.query('SELECT pg_terminate_backend($1, 5000)', [rows[0].pid]);
      return query(...args);
    },
  });
  try {
    await use(client);
    return true;
  } catch (error) {
    if (count < endsAt) throw error;
    return false;
  } finally {
    await client.end();
  }
}

const move = { say: () => undefined, pause: async () => undefined, batchRows: 500 };

describe('6,000 messages', () => {
  const meetings = 12;
  let database: LoggedDatabase;
  beforeAll(async () => {
    database = await openLoggedDatabase({ meetings, perMeeting: 500 });
  });
  afterAll(() => database.close());

  test('may be left where they are after a move has begun', async () => {
    const before = await shapeOf(database);
    await inSession(database, (client) => partitionMessages(client, move), 60);
    expect(await kindOf(database)).toBe('r');
    await inSession(database, (client) => abandonPartitions(client, move));
    expect(await shapeOf(database)).toEqual(before);
    const { rows } = await database.owner.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'partitions'::regnamespace`,
    );
    expect(rows).toEqual([]);
  });

  test('wait to move while a vacuum works on a partition of the copy', async () => {
    const vacuum = await database.owner.connect();
    const said: string[] = [];
    let isVacuuming = false;
    const moving = inSession(database, (client) =>
      partitionMessages(client, {
        ...move,
        say: (line) => {
          said.push(line);
          if (line.startsWith('The copy agrees')) throw new Error('enough');
        },
        pause: async () => {
          if (isVacuuming) return;
          isVacuuming = true;
          await vacuum.query('BEGIN; LOCK TABLE partitions.messages_0 IN SHARE UPDATE EXCLUSIVE MODE');
        },
      }),
    );
    let isOver = false;
    void moving
      .catch(() => undefined)
      .finally(() => {
        isOver = true;
      });
    const isWaiting = async () => {
      const { rowCount } = await database.owner.query(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'VACUUM%'
           AND now() - query_start > interval '300 milliseconds'`,
      );
      return isOver || rowCount === 1;
    };
    await vi.waitUntil(isWaiting, { timeout: 15_000 });
    await vacuum.query('COMMIT');
    vacuum.release();
    await moving.catch(() => undefined);
    await inSession(database, (client) => abandonPartitions(client, move));
    expect(said.at(-1)).toMatch(/^The copy agrees/);
  });

  test('can be read again soon if the command hangs in its last step', async () => {
    const reader = await database.owner.connect();
    const kinds: string[] = [];
    const moving = inSession(database, async (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
      const hangAfterLock = async (...args: unknown[]) => {
        const result = await query(...args);
        if (!String(args[0]).startsWith('LOCK TABLE')) return result;
        await reader.query(
          `SET statement_timeout = '20 s'; SELECT FROM messages LIMIT 1; RESET statement_timeout`,
        );
        kinds.push(await kindOf(database));
        return result;
      };
      Object.assign(client, { query: hangAfterLock });
      await partitionMessages(client, move);
    });
    await expect(moving).rejects.toThrow(/onnection/);
    reader.release();
    expect(kinds).toEqual(['r']);
    await inSession(database, (client) => abandonPartitions(client, move));
  }, 60_000);

  test('move while members write, through a session that ends again and again, and none is lost, doubled or changed', async () => {
    const { pool, close } = openDatabase(database.applicationUrl, { max: 3, log });
    const before = await shapeOf(database);
    const silent = Array.from({ length: meetings - 3 }, (_, i) => i + 3);
    const unchanged = await readTalks(pool, silent);
    try {
      const talks = await Promise.all([1, 2].map((id) => writeTalk(pool, id, 20)));
      let endings = 0;
      for (
        let endsAt = 1;
        !(await inSession(database, (client) => partitionMessages(client, move), endsAt));
      ) {
        endings += 1;
        endsAt += 4;
        // One meeting ends with its messages while they are copied.
        if (endings === 5) await database.owner.query('DELETE FROM meetings WHERE id = $1', [meetings]);
      }
      const written = await Promise.all(talks.map((talk) => talk.end()));
      expect(endings).toBeGreaterThan(8);
      expect(written.map(({ writes }) => writes).every((writes) => writes > 20)).toBe(true);
      for (const [i, { rows }] of written.entries()) expect(await readTalks(pool, [i + 1])).toEqual(rows);
      expect(await readTalks(pool, silent)).toEqual(unchanged);
      expect(await readTalks(pool, [meetings])).toEqual(new Map());
    } finally {
      await close();
    }
    expect(await kindOf(database)).toBe('p');
    expect(await shapeOf(database)).toEqual(before);
  });

  test('stay as they are when the command runs once more', async () => {
    const said: string[] = [];
    await inSession(database, (client) =>
      partitionMessages(client, { ...move, say: (line) => said.push(line) }),
    );
    expect(said).toEqual(['The messages are in partitions already.']);
  });
});
