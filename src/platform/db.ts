import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { readDatabaseAddress } from './database-address.ts';
import type { Logger } from './log.ts';
import { PooledClient, ZonedClient } from './pg-client.ts';
import { PrismaClient } from './prisma-client/client.ts';

export { Prisma } from './prisma-client/client.ts';
/** The Prisma client, or the one inside a transaction: what a repository takes. */
export type Database = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$extends' | '$transaction'>;
export type TransactingDatabase = PrismaClient;

/** Milliseconds: for a free connection, for a statement, for a lock, and for a transaction that does nothing. */
const timeouts = { connect: 3_000, statement: 5_000, lock: 3_000, idleInTransaction: 10_000 };
/**
 * A page must answer within 4 s, also when PostgreSQL hangs (a statement's time counts) and when the pool is used up by what waits for a lock (the
 * times for a connection and for a lock add up): reliability.md, faults 16 and 17.
 */
const pageTimeouts = { ...timeouts, connect: 2_300, statement: 3_000, lock: 1_200 };

/** Milliseconds that a connection nobody needs is kept. */
const idleConnection = 60_000;

export interface OpenDatabase {
  readonly db: TransactingDatabase;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** One pool for Prisma and for the SQL that is too hot for it. Connects when first used. `max` is the most connections held. */
export function openDatabase(
  url: string,
  options: { max: number; log: Logger; isForPages?: boolean },
): OpenDatabase {
  const { connect, statement, lock, idleInTransaction } = options.isForPages ? pageTimeouts : timeouts;
  const { forPg, isPooled } = readDatabaseAddress(url);
  const pool = new pg.Pool({
    connectionString: forPg,
    max: options.max,
    connectionTimeoutMillis: connect,
    // A new connection costs several milliseconds, and with the driver's own 10 s a busy process makes one every few seconds.
    idleTimeoutMillis: idleConnection,
    keepAlive: true,
    // When the server itself hangs.
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
  });
  // An idle connection that the server ended: the pool makes a new one, so it is a warning, and without a listener it would end the process.
  pool.on('error', (err) => options.log.warn({ err }, 'database connection lost'));
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
  return {
    db,
    pool,
    close: async () => {
      await db.$disconnect();
      await pool.end();
    },
  };
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

/** Whether an error means "the database is away or overloaded", so that the same request may work later. */
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

/** The SQLSTATE of a failed statement, through the pool or through Prisma, which hides that of raw SQL two levels down. */
function sqlStateOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  const meta = 'meta' in error ? (error.meta as RawQueryMeta | undefined) : undefined;
  return meta?.driverAdapterError?.cause?.originalCode ?? ('code' in error ? error.code : undefined);
}

interface RawQueryMeta {
  readonly driverAdapterError?: { readonly cause?: { readonly originalCode?: string } };
}

/** Whether an insert met a unique constraint (Prisma P2002, PostgreSQL 23505): somebody else was first. */
export function isUniqueViolation(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === '23505' || state === 'P2002';
}

/** Whether a row referred to is not there (any more), or one that is to go is still referred to. */
export function isForeignKeyViolation(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === '23503' || state === '23001' || state === 'P2003';
}

/** Whether PostgreSQL gave a transaction up in favour of another one, so that the same again will work (Prisma P2034, 40001, 40P01). */
export function isSerialisationFailure(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === '40001' || state === '40P01' || state === 'P2034';
}

/** Whether a statement waited in vain for a row that another transaction holds (55P03). For who can wait longer than a page. */
export const isLockTimeout = (error: unknown): boolean => sqlStateOf(error) === '55P03';
