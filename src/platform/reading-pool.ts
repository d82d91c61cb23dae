import pg from 'pg';
import { closedAfterMs, createReadConnection, type ReadConnection, textOf } from './read-connection.ts';
import { createReadTest } from './read-statement.ts';

/** Time for which a slow text gets connections of its own. */
const slowForMs = 60_000;

const queryOfPool = pg.Pool.prototype.query as (...args: unknown[]) => unknown;

interface ReadingPoolConfig extends pg.PoolConfig {
  /** Told when a shared connection is lost. */
  readonly onSharedLost: (error: Error) => void;
  readonly max: number;
  readonly Client: new (config?: string | pg.ClientConfig) => pg.Client;
}

/**
 * A pool in which `query` sends reads through a few shared connections in pipeline mode, so that
 * the statements of several requests go out in one write. A statement that may write or wait for a
 * row gets a connection of its own, as do transactions, and reads while the shared connections are
 * lost or wait for a slow read. Reads must not depend on settings of a session.
 * @param sharedCount shared connections, which count among `max`
 */
export class ReadingPool extends pg.Pool {
  private readonly shared: readonly ReadConnection[];
  private readonly isRead = createReadTest();
  /** Texts that took long, and until when they get connections of their own. */
  private readonly slow = new Map<string, number>();
  /** Texts that wrote although they look like reads: a function wrote. */
  private readonly writes = new Set<string>();

  constructor({ onSharedLost, ...config }: ReadingPoolConfig, sharedCount: number) {
    super({ ...config, max: config.max - sharedCount });
    const { Client, ...options } = config;
    const createClient = () => new Client({ ...options, pipeline: true } as pg.ClientConfig);
    this.shared = Array.from({ length: sharedCount }, () =>
      createReadConnection({
        createClient,
        runElsewhere: (query, values) => this.runAlone(query, values),
        onWrite: (text) => this.writes.add(text),
        onSlow: (text) => this.slow.set(text, performance.now() + slowForMs),
        onError: onSharedLost,
        nowMs: () => performance.now(),
      }),
    );
  }

  // biome-ignore lint/suspicious/noExplicitAny: forwards every overload
  override query(...args: any[]): any {
    const [config, values] = args;
    const connection = this.mayShare(args) ? this.leastBusy() : undefined;
    return connection ? connection.query(config, values) : queryOfPool.apply(this, args);
  }

  /** A call with a callback has another result, and text alone says whether a statement reads. */
  private mayShare([config, ...more]: unknown[]): boolean {
    if (this.shared.length === 0 || more.some((arg) => typeof arg === 'function')) return false;
    const text = textOf(config as string | pg.QueryConfig);
    if (typeof text !== 'string' || !this.isRead(text) || this.writes.has(text)) return false;
    const until = this.slow.get(text);
    if (until === undefined) return true;
    if (until > performance.now()) return false;
    this.slow.delete(text);
    return true;
  }

  /** Runs a read again after it waited on a shared connection, within the time of one read. */
  private runAlone(config: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    const query = typeof config === 'string' ? { text: config } : config;
    const timeoutMs = this.options.query_timeout;
    const query_timeout = timeoutMs === undefined ? undefined : timeoutMs - closedAfterMs;
    return queryOfPool.call(this, { ...query, query_timeout }, values) as Promise<pg.QueryResult>;
  }

  private leastBusy(): ReadConnection | undefined {
    let best: ReadConnection | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const connection of this.shared) {
      const pending = connection.pending();
      if (pending === null || pending >= fewest) continue;
      best = connection;
      fewest = pending;
    }
    return best;
  }

  // biome-ignore lint/suspicious/noExplicitAny: forwards every overload
  override async end(...args: any[]): Promise<void> {
    await Promise.all(this.shared.map((connection) => connection.end()));
    await (super.end as (...all: unknown[]) => Promise<void>)(...args);
  }
}
