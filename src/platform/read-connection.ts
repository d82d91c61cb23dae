import type pg from 'pg';
import { type Corkable, createCork } from './cork.ts';

/** A connection that has not answered for this time gets no more statements until it answers. */
const stuckAfterMs = 25;
/** A connection that has not answered for this time is closed. */
export const closedAfterMs = 250;
/** Time between two attempts to connect. */
const reconnectPauseMs = 1_000;

export type ReadQuery = (config: string | pg.QueryConfig, values?: unknown[]) => Promise<pg.QueryResult>;

/** The stream below a client, which the types of node-postgres omit. */
interface ClientStream {
  readonly connection: { readonly stream: Corkable & { destroy(): void } };
}

const streamOf = (client: pg.Client) => (client as unknown as ClientStream).connection.stream;

/** The text of a statement. */
export const textOf = (config: string | pg.QueryConfig): string =>
  typeof config === 'string' ? config : config.text;

/** One connection in pipeline mode that many requests share. */
export interface ReadConnection {
  /** Statements without an answer; `null`: it cannot take a statement now. */
  pending(): number | null;
  query: ReadQuery;
  end(): Promise<void>;
}

/** PostgreSQL's code for a statement that would write in a read-only transaction. */
const wouldWrite = '25006';

const isRefusedWrite = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === wouldWrite;

interface ReadConnectionOptions {
  readonly createClient: () => pg.Client;
  /** Runs a statement that this connection did not answer, or refused because it writes. */
  readonly runElsewhere: ReadQuery;
  /** Told the text of a statement that writes, which nothing has run yet. */
  readonly onWrite: (text: string) => void;
  /** Told the text of the statement that took too long, so that the connection was closed. */
  readonly onSlow: (text: string) => void;
  readonly onError: (error: Error) => void;
  /** A monotonic clock. */
  readonly nowMs: () => number;
}

/**
 * Creates a connection that is opened when it is first asked for, and again after it is lost. It is
 * read-only, so a statement that runs elsewhere has written nothing here. The statements of one
 * turn of the event loop go out in one write. A slow statement would keep those behind it waiting,
 * so the connection is closed then, and all of them run elsewhere.
 */
export function createReadConnection(options: ReadConnectionOptions): ReadConnection {
  const { createClient, runElsewhere, onWrite, onSlow, onError, nowMs } = options;
  let client: pg.Client | undefined;
  /** The texts without an answer, in the order in which PostgreSQL answers them. */
  let waiting: string[] = [];
  let answeredAt = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  const writeAtOnce = createCork();
  let isEnded = false;
  let watch: NodeJS.Timeout | undefined;
  const closed = new WeakSet<pg.Client>();

  const open = async () => {
    const startedAt = nowMs();
    // No other attempt begins before this one has ended.
    triedAt = Number.POSITIVE_INFINITY;
    const opened = createClient();
    const lose = () => {
      if (client === opened) client = undefined;
    };
    opened.on('error', (error) => {
      lose();
      if (!closed.has(opened)) onError(error);
    });
    opened.on('end', lose);
    try {
      await opened.connect();
      await opened.query('SET default_transaction_read_only = on');
    } catch {
      // The statements meanwhile went through the pool, which reports that it cannot connect.
      closed.add(opened);
      streamOf(opened).destroy();
      return;
    } finally {
      triedAt = startedAt;
    }
    if (isEnded) return void opened.end();
    client = opened;
    waiting = [];
  };

  const isSilentFor = (ms: number) => waiting.length > 0 && nowMs() - answeredAt > ms;

  const closeIfSilent = (watched: pg.Client) => {
    if (client !== watched || !isSilentFor(closedAfterMs)) return;
    client = undefined;
    onSlow(waiting[0] ?? '');
    closed.add(watched);
    streamOf(watched).destroy();
  };

  const watchSilence = () => {
    watch ??= setTimeout(() => {
      watch = undefined;
      if (client === undefined || waiting.length === 0) return;
      // The answer may have arrived while this process was busy: read the sockets first.
      if (isSilentFor(closedAfterMs)) setImmediate(closeIfSilent, client);
      watchSilence();
    }, closedAfterMs).unref();
  };

  return {
    pending() {
      if (client === undefined) {
        if (!isEnded && nowMs() - triedAt >= reconnectPauseMs) void open();
        return null;
      }
      return isSilentFor(stuckAfterMs) ? null : waiting.length;
    },
    async query(config, values) {
      const used = client;
      if (used === undefined) return runElsewhere(config, values);
      writeAtOnce(streamOf(used));
      if (waiting.length === 0) answeredAt = nowMs();
      waiting.push(textOf(config));
      watchSilence();
      try {
        return await used.query(config as pg.QueryConfig, values);
      } catch (error) {
        if (isRefusedWrite(error)) onWrite(textOf(config));
        else if (!closed.has(used)) throw error;
        return await runElsewhere(config, values);
      } finally {
        if (client === used) {
          waiting.shift();
          answeredAt = nowMs();
        }
      }
    },
    async end() {
      isEnded = true;
      clearTimeout(watch);
      await client?.end();
    },
  };
}
