import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { readDatabaseAddress } from './database-address.ts';
import type { Logger } from './log.ts';
import { PooledClient, ZonedClient } from './pg-client.ts';
import { queryPlanned } from './planned-query.ts';
import { Prisma, PrismaClient } from './prisma-client/client.ts';
import { ReadingPool } from './reading-pool.ts';
import { createStatementNames } from './statement-names.ts';

export { Prisma } from './prisma-client/client.ts';
/** The Prisma client or the client of a transaction. Repositories take this type. */
export type Database = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$extends' | '$transaction'>;
export type TransactingDatabase = PrismaClient;

/**
 * Milliseconds to wait for a free connection, for a statement, for a lock, and for the next
 * statement of an open transaction.
 */
const timeoutsMs = { connect: 3_000, statement: 5_000, lock: 3_000, idleInTransaction: 10_000 };
/**
 * A page must answer within 4 s. When PostgreSQL hangs, the statement timeout counts. When
 * statements that wait for a lock use up the pool, the timeouts for a connection and for a lock add
 * up.
 */
const pageTimeoutsMs = { ...timeoutsMs, connect: 2_300, statement: 3_000, lock: 1_200 };

/** Connections that share reads, and the size from which on a pool has any. */
const readConnections = 2;
const leastToShareReads = 5;

/** Milliseconds until an idle connection is closed. */
const idleTimeoutMs = 60_000;

export interface OpenDatabase {
  readonly db: TransactingDatabase;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens one pool for Prisma and for hot SQL that bypasses Prisma. The pool connects when it is
 * first used and holds `max` connections at most. With `sharesReads`, two of them carry the reads
 * that stand outside transactions ({@link ReadingPool}).
 */
export function openDatabase(
  url: string,
  options: { max: number; log: Logger; isForPages?: boolean; sharesReads?: boolean },
): OpenDatabase {
  const { connect, statement, lock, idleInTransaction } = options.isForPages ? pageTimeoutsMs : timeoutsMs;
  const { forPg, isPooled } = readDatabaseAddress(url);
  const settings = {
    connectionString: forPg,
    max: options.max,
    connectionTimeoutMillis: connect,
    // A new connection costs several milliseconds. With the driver's default of 10 s a busy process
    // opens one every few seconds.
    idleTimeoutMillis: idleTimeoutMs,
    keepAlive: true,
    // Also ends a statement when the server itself hangs and cannot enforce its timeout.
    query_timeout: statement + 500,
    application_name: 'bookmoim',
    ...(isPooled
      ? { Client: PooledClient }
      : {
          Client: ZonedClient,
          statement_timeout: statement,
          lock_timeout: lock,
          idle_in_transaction_session_timeout: idleInTransaction,
        }),
  };
  // A pooler in transaction mode lends one of its connections for each statement anyway.
  const sharesReads = options.sharesReads && !isPooled && options.max >= leastToShareReads;
  const warn = (err: Error) => options.log.warn({ err }, 'database connection lost');
  const pool = new ReadingPool({ ...settings, onSharedLost: warn }, sharesReads ? readConnections : 0);
  // The server ended an idle connection. The pool opens a new one, so a warning is enough. Without
  // a listener this event would end the process.
  pool.on('error', warn);
  const nameOf = createStatementNames();
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: false,
    statementNameGenerator: ({ sql }) => nameOf(sql),
  });
  const db = new PrismaClient({ adapter });
  return {
    db: withDirectReads(db, pool),
    pool,
    close: async () => {
      await db.$disconnect();
      await pool.end();
    },
  };
}

/**
 * Sends `$queryRaw` to the pool and not through Prisma, which costs four times as much. The client
 * of a transaction is another object, so its statements stay in the transaction.
 */
function withDirectReads(client: PrismaClient, pool: pg.Pool): PrismaClient {
  const queryRaw = (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
    queryPlanned(pool, 'raw' in query ? Prisma.sql(query, ...values) : query);
  return new Proxy(client, {
    get: (target, name) => (name === '$queryRaw' ? queryRaw : Reflect.get(target, name)),
  });
}

const unreachableCodes = new Set([
  'P1001', // server not reachable
  'P1002', // server timed out
  'P1008', // operation timed out
  'P1017', // server closed the connection
  'P2024', // no connection from the pool in time
  'P2028', // transaction could not start in time
  '57P01', // admin shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now
  '57014', // statement timeout
  '55P03', // lock timeout
  '53300', // too many connections
  '53100', // disk full
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

const unreachableMessages =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Can't reach database server/;

/**
 * Whether an error says that the database is unreachable or overloaded, so that the same request
 * may succeed later.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && unreachableCodes.has(error.code)) return true;
  // Prisma's raw SQL.
  const state = sqlStateOf(error);
  if (typeof state === 'string' && unreachableCodes.has(state)) return true;
  if (unreachableMessages.test(error.message)) return true;
  return isDatabaseUnavailable(error.cause) || ('meta' in error && isDriverErrorUnavailable(error.meta));
}

/** Prisma hides the driver's own error under `meta.driverAdapterError`. */
function isDriverErrorUnavailable(meta: unknown): boolean {
  const nested =
    meta !== null && typeof meta === 'object' && 'driverAdapterError' in meta
      ? meta.driverAdapterError
      : undefined;
  return isDatabaseUnavailable(nested);
}

/**
 * Returns the SQLSTATE of a failed statement. Prisma hides the SQLSTATE of raw SQL two levels down.
 */
function sqlStateOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  const meta = 'meta' in error ? (error.meta as RawQueryMeta | undefined) : undefined;
  return meta?.driverAdapterError?.cause?.originalCode ?? ('code' in error ? error.code : undefined);
}

interface RawQueryMeta {
  readonly driverAdapterError?: { readonly cause?: { readonly originalCode?: string } };
}

/**
 * Whether an insert violated a unique constraint (Prisma P2002, PostgreSQL 23505): another request
 * was first.
 */
export function isUniqueViolation(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === '23505' || state === 'P2002';
}

/**
 * Whether a statement refers to a row that does not exist, or deletes a row that others refer to.
 */
export function isForeignKeyViolation(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === '23503' || state === '23001' || state === 'P2003';
}

/**
 * Whether PostgreSQL rolled a transaction back in favour of another one, so that a retry will
 * succeed (Prisma P2034, SQLSTATE 40001 and 40P01).
 */
export function isSerialisationFailure(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === '40001' || state === '40P01' || state === 'P2034';
}

/**
 * Whether a statement timed out while it waited for a row that another transaction locks (55P03).
 * Background work, which may wait longer than a page, retries after this error.
 */
export const isLockTimeout = (error: unknown): boolean => sqlStateOf(error) === '55P03';
