import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Prisma } from '../../../src/platform/db.ts';
import { createLogger } from '../../../src/platform/log.ts';
import { openSearchPool, type SearchPool } from '../../../src/platform/search/index.ts';
import { SearchBusyError } from '../../../src/platform/search/search-pool.ts';
import { openTestSearches } from '../../support/searches.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let searches: SearchPool;

beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());
beforeEach(() => {
  searches = openTestSearches(stack);
});
afterEach(() => searches.close());

const slow = Prisma.sql`SELECT pg_sleep(30)`;
const quick = () => searches.search((run) => run<{ one: number }>(Prisma.sql`SELECT 1 AS one`));

test('a search that takes too long is ended, and the next one is answered', async () => {
  await expect(searches.search((run) => run(slow))).rejects.toBeInstanceOf(SearchBusyError);
  expect(await quick()).toEqual([{ one: 1 }]);
});

test('the time is for all statements of a search together', async () => {
  let now = 0;
  const pool = openSearchPool(stack.databaseUrl, {
    log: createLogger({ level: 'silent', name: 'test' }),
    now: () => now,
  });
  const twoStatements = pool.search(async (run) => {
    await run(Prisma.sql`SELECT 1`);
    now = 801;
    return run(Prisma.sql`SELECT 2`);
  });
  await expect(twoStatements).rejects.toBeInstanceOf(SearchBusyError);
  await pool.close();
});

test('more searches than there is room for are refused soon, and then there is room again', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, () => searches.search((run) => run(slow))),
  );
  for (const outcome of outcomes)
    expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(SearchBusyError);
  expect(await quick()).toEqual([{ one: 1 }]);
});

test('a search that waits too long for a new connection is refused like any other', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = new URL(stack.databaseUrl);
  address.hostname = '127.0.0.1';
  address.port = String((silent.address() as AddressInfo).port);
  const pool = openSearchPool(address.href, {
    log: createLogger({ level: 'silent', name: 'test' }),
    now: () => performance.now(),
  });
  await expect(pool.search((run) => run(Prisma.sql`SELECT 1`))).rejects.toBeInstanceOf(SearchBusyError);
  await pool.close();
  silent.close();
});

test('a search holds two connections at most, reads only, and never scans a table as a whole', async () => {
  const [settings] = await searches.search((run) =>
    run<{ read: string; scan: string; name: string }>(
      Prisma.sql`SELECT current_setting('transaction_read_only') AS read, current_setting('enable_seqscan') AS scan,
        current_setting('application_name') AS name`,
    ),
  );
  expect(settings).toEqual({ read: 'on', scan: 'off', name: 'bookmoim search' });
  const busy = Array.from({ length: 10 }, () =>
    searches.search((run) => run(Prisma.sql`SELECT pg_sleep(0.05)`)),
  );
  await Promise.all(busy);
  const { rows } = await stack.pool.query(
    `SELECT count(*)::int AS held FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bookmoim search'`,
  );
  expect(rows[0].held).toBe(2);
});

test('an error of another kind is no lack of room', async () => {
  const broken = searches.search((run) => run(Prisma.sql`SELECT no_such_column`));
  await expect(broken).rejects.toThrow(/no_such_column/);
  await expect(broken).rejects.not.toBeInstanceOf(SearchBusyError);
});
