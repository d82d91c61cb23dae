import pg from 'pg';

/** The method with which node-postgres builds the startup packet; its types omit it. */
interface StartupPacket {
  getStartupConf(): Record<string, string>;
}

/**
 * Adds the time zone to the startup packet. Prisma's adapter ignores time zone offsets, so in a
 * session of another zone every time would be hours off. It is a startup parameter and not
 * `options=-c TimeZone=UTC`, because PgBouncer tracks it: in transaction mode PgBouncer sets it on
 * every server connection that this client uses.
 */
export class ZonedClient extends pg.Client {
  getStartupConf(): Record<string, string> {
    const parent = pg.Client.prototype as unknown as StartupPacket;
    return { ...parent.getStartupConf.call(this), TimeZone: 'UTC' };
  }
}

/**
 * For a pooler in transaction mode without support for prepared statements (PgBouncer before 1.21).
 * Removes the names of statements, because a named statement would be missing on other server
 * connections.
 */
export class PooledClient extends ZonedClient {
  // biome-ignore lint/suspicious/noExplicitAny: forwards every overload
  override query(query: any, ...rest: any[]): any {
    const isNamed = typeof query === 'object' && typeof query?.name === 'string' && !('submit' in query);
    const run = pg.Client.prototype.query as (...args: unknown[]) => unknown;
    return run.call(this, isNamed ? { ...query, name: undefined } : query, ...rest);
  }
}
