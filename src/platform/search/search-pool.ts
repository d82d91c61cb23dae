import pg from 'pg';
import { readDatabaseAddress } from '../database-address.ts';
import type { Prisma } from '../db.ts';
import { AppError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { searchBusyMessage } from './search-messages.ts';

/** Connections for searching: however many search at once, the pages' own pool and PostgreSQL have room for the rest. */
const poolSize = 2;
/** Searches that may wait for a connection, and for how long. */
const mostWaiting = 20;
const waitTimeoutMs = 500;
/** For all statements of one search together. */
const searchTimeoutMs = 800;
/** How much longer the server's answer is waited for when it does not keep to the time. */
const answerGraceMs = 500;
const idleTimeoutMs = 60_000;
const retryAfterSeconds = 3;

/** Thrown when a search gets no connection in time or takes too long. Everything else on the site goes on. */
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
   * Runs a search of one or more statements on a connection of its own kind.
   * @throws {SearchBusyError}
   */
  search<Result>(work: (run: RunSearch) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * A few connections that only searches use. The settings are made in the transaction and not for the session, so that a pooler between us and
 * PostgreSQL changes nothing. Without sequential scans: the planner takes one for a common word, which is slow for a rare one.
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
        // After a failure the state of the connection is not known.
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
const tookTooLong = /timeout exceeded when trying to connect|Query read timeout/;

function asBusy(error: unknown): never {
  if (!(error instanceof Error) || error instanceof SearchBusyError) throw error;
  const isTimeout = 'code' in error && error.code === statementTimedOut;
  throw isTimeout || tookTooLong.test(error.message) ? new SearchBusyError(error) : error;
}
