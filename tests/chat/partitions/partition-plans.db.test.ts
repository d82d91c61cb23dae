import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillLog } from '../../../scripts/bench/long-log.ts';
import { findChanges } from '../../../src/chat/change-repository.ts';
import { firstHistories, insertMessages, readHistory } from '../../../src/chat/commands.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let pool: pg.Pool;
beforeAll(async () => {
  stack = await openTestStack();
  await fillLog(stack.owner, { meetings: 40, perMeeting: 200 }, () => undefined);
  pool = openPool();
});
afterAll(async () => {
  await pool.end();
  await stack.close();
});

/** One connection, whose prepared statements the tests look at. */
function openPool(): pg.Pool {
  const opened = new pg.Pool({ connectionString: stack.databaseUrl, max: 1 });
  // The database may be dropped before its server has seen that the connection ended.
  opened.on('error', () => undefined);
  return opened;
}

const meetingId = 7;
const draft = () => ({ userId: 1, clientId: randomUUID(), body: '저도요.' });

/** Statements by name, each with a run of its own and the same parameters for EXPLAIN. */
const statements = {
  'chat-first-pages': {
    run: () => firstHistories(pool, [{ meetingId, userId: 1, lastSeq: undefined, head: 200 }]),
    parameters: `'{${meetingId}}', '{NULL}'`,
  },
  'chat-before': {
    run: () => readHistory(pool, meetingId, { beforeSeq: 100, limit: 50 }, 1),
    parameters: `${meetingId}, 100, 50`,
  },
  'chat-after': {
    run: () => readHistory(pool, meetingId, { afterSeq: 100, limit: 50 }, 1),
    parameters: `${meetingId}, 100, 50`,
  },
  'chat-changes': {
    run: () => findChanges(pool, meetingId, { afterRevision: 0, limit: 50 }),
    parameters: `${meetingId}, 0, 50`,
  },
};

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly Plan[];
}

/** The tables that a plan read. */
const readTables = (plan: Plan): string[] => [
  ...(plan['Relation Name'] !== undefined && plan['Actual Loops'] !== 0 ? [plan['Relation Name']] : []),
  ...(plan.Plans ?? []).flatMap(readTables),
];

const partitionsRead = async (name: string, parameters: string) => {
  const { rows } = await pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE "${name}" (${parameters})`);
  return new Set(readTables(rows[0]['QUERY PLAN'][0].Plan).filter((table) => table.startsWith('messages')));
};

test.each(Object.entries(statements))(
  '%s reads one partition, planned for its parameters or without',
  async (name, { run, parameters }) => {
    await run();
    for (const mode of ['force_custom_plan', 'force_generic_plan', 'auto']) {
      await pool.query(`SET plan_cache_mode = ${mode}`);
      expect((await partitionsRead(name, parameters)).size, mode).toBe(1);
    }
  },
);

test.each([
  [
    'chat-first-pages',
    (one: pg.Pool) => firstHistories(one, [{ meetingId, userId: 1, lastSeq: undefined, head: 200 }]),
  ],
  ['chat-insert', (one: pg.Pool) => insertMessages(one, meetingId, [draft()])],
] as const)('%s is planned once for all its runs on a connection', async (name, run) => {
  const one = openPool();
  try {
    for (let i = 0; i < 12; i += 1) await run(one);
    const { rows } = await one.query(
      'SELECT generic_plans::int AS generic, custom_plans::int AS custom FROM pg_prepared_statements WHERE name = $1',
      [name],
    );
    // PostgreSQL plans the first five runs for their parameters, to compare.
    expect(rows).toEqual([{ generic: 7, custom: 5 }]);
  } finally {
    await one.end();
  }
});
