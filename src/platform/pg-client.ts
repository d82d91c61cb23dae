import pg from 'pg';
import { isStalePlan } from './stale-plan.ts';

/** The method with which node-postgres builds the startup packet; its types omit it. */
interface StartupPacket {
  getStartupConf(): Record<string, string>;
}

interface NamedQuery {
  readonly name: string;
}
type Callback = (error: Error | null, result?: pg.QueryResult) => void;

const runQuery = pg.Client.prototype.query as (...args: unknown[]) => unknown;

const isNamed = (query: unknown): query is NamedQuery =>
  typeof query === 'object' &&
  query !== null &&
  'name' in query &&
  typeof query.name === 'string' &&
  !('submit' in query);

/**
 * Adds the time zone to the startup packet. Prisma's adapter ignores time zone offsets, so in a
 * session of another zone every time would be hours off. It is a startup parameter and not
 * `options=-c TimeZone=UTC`, because PgBouncer tracks it: in transaction mode PgBouncer sets it on
 * every server connection that this client uses.
 *
 * A named statement whose plan is stale runs without its name, now and from then on. Otherwise it
 * would fail until the connection closes. In a transaction, which PostgreSQL has ended by then, its
 * error stays.
 */
export class ZonedClient extends pg.Client {
  private readonly staleNames = new Set<string>();

  getStartupConf(): Record<string, string> {
    const parent = pg.Client.prototype as unknown as StartupPacket;
    return { ...parent.getStartupConf.call(this), TimeZone: 'UTC' };
  }

  // biome-ignore lint/suspicious/noExplicitAny: forwards every overload
  override query(query: any, ...rest: any[]): any {
    if (!isNamed(query) || query.name === '') return runQuery.call(this, query, ...rest);
    const unnamed = { ...query, name: undefined };
    if (this.staleNames.has(query.name)) return runQuery.call(this, unnamed, ...rest);
    const last: unknown = rest.at(-1);
    if (typeof last === 'function') return this.runWithCallback(query, unnamed, rest, last as Callback);
    return (runQuery.call(this, query, ...rest) as Promise<unknown>).catch((error: unknown) => {
      if (!this.noteStale(query, error)) throw error;
      return (runQuery.call(this, unnamed, ...rest) as Promise<unknown>).catch((again: unknown) => {
        throw isAborted(again) ? error : again;
      });
    });
  }

  private runWithCallback(query: NamedQuery, unnamed: object, rest: readonly unknown[], done: Callback) {
    const values = rest.slice(0, -1);
    return runQuery.call(this, query, ...values, (error: Error | null, result?: pg.QueryResult) => {
      if (!this.noteStale(query, error)) return done(error, result);
      runQuery.call(this, unnamed, ...values, (again: Error | null, second?: pg.QueryResult) =>
        done(isAborted(again) ? error : again, second),
      );
    });
  }

  private noteStale({ name }: NamedQuery, error: unknown): boolean {
    if (!isStalePlan(error)) return false;
    this.staleNames.add(name);
    return true;
  }
}

/** The statement came after the failed one of its transaction. */
const isAborted = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '25P02';

/**
 * For a pooler in transaction mode without support for prepared statements (PgBouncer before 1.21).
 * Removes the names of statements, because a named statement would be missing on other server
 * connections.
 */
export class PooledClient extends ZonedClient {
  // biome-ignore lint/suspicious/noExplicitAny: forwards every overload
  override query(query: any, ...rest: any[]): any {
    return super.query(isNamed(query) ? { ...query, name: undefined } : query, ...rest);
  }
}
