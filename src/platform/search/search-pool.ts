import pg from 'pg';
import { readDatabaseAddress } from '../database-address.ts';
import type { Prisma } from '../db.ts';
import { AppError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { searchBusyMessage } from './search-messages.ts';

/**
 * Connections for searching. A separate small pool leaves the pages' own pool and PostgreSQL free,
 * however many people search at once.
 */
const poolSize = 2;
/** The most searches that may wait for a connection, and how long. */
const mostWaiting = 20;
const waitTimeoutMs = 500;
/** For all statements of one search together. */
const searchTimeoutMs = 800;
/** How much longer to wait for the server if it exceeds its statement timeout. */
const answerGraceMs = 500;
const idleTimeoutMs = 60_000;
const retryAfterSeconds = 3;

/**
 * Thrown if a search gets no connection in time or takes too long. The rest of the site is not
 * affected.
 */
export class SearchBusyError extends AppError {
  override name = 'SearchBusyError';

  constructor(cause?: unknown) {
    super(503, 'search_busy', searchBusyMessage, { retryAfterSeconds, cause });
  }
}

/** Runs one statement and returns its rows. */
export type RunSearch = <Row extends pg.QueryResultRow>(statement: Prisma.Sql) => Promise<Row[]>;

export interface SearchPool {
  /**
   * Runs a search of one or more statements on one of these connections.
   * @throws {SearchBusyError}
   */
  search<Result>(work: (run: RunSearch) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Opens a few connections that only searches use. Settings are local to the transaction, so that
 * they also work through a pooler. Sequential scans are off: the planner would choose one for a
 * common word, and it is slow for a rare word.
 */
export function openSearchPool(url: string, options: { log: Logger; now: () => number }): SearchPool {
  const pool = new pg.Pool({
    connectionString: readDatabaseAddress(url).forPg,
    max: poolSize,
    connectionTimeoutMillis: waitTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    query_timeout: searchTimeoutMs + answerGraceMs,
    keepAlive: true,
    application_name: 'bookmoim search',
  });
  pool.on('error', (err) => options.log.warn({ err }, 'search connection lost'));
  return {
    async search(work) {
      if (pool.waitingCount >= mostWaiting) throw new SearchBusyError();
      const client = await pool.connect().catch(asBusy);
      const endsAt = options.now() + searchTimeoutMs;
      let failure: Error | undefined;
      try {
        await client.query(begin);
        const result = await work(async (statement) => {
          const left = Math.floor(endsAt - options.now());
          if (left <= 0) throw new SearchBusyError();
          if (left < searchTimeoutMs) await client.query(`SET LOCAL statement_timeout = ${left}`);
          const { rows } = await client.query({ text: statement.text, values: statement.values });
          return rows;
        });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        return asBusy(error);
      } finally {
        // After a failure the state of the connection is unknown, so close it.
        client.release(failure);
      }
    },
    close: () => pool.end(),
  };
}

const begin = `BEGIN READ ONLY;
  SET LOCAL statement_timeout = ${searchTimeoutMs};
  SET LOCAL enable_seqscan = off;
  SET LOCAL max_parallel_workers_per_gather = 0;
  SET LOCAL jit = off`;

const statementTimedOut = '57014';
const tookTooLong = /timeout exceeded when trying to connect|due to connection timeout|Query read timeout/;

function asBusy(error: unknown): never {
  if (!(error instanceof Error) || error instanceof SearchBusyError) throw error;
  const isTimeout = 'code' in error && error.code === statementTimedOut;
  throw isTimeout || tookTooLong.test(error.message) ? new SearchBusyError(error) : error;
}
