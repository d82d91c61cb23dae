import pg from 'pg';

/** What node-postgres calls to build the startup packet; its types leave it out. */
interface StartupPacket {
  getStartupConf(): Record<string, string>;
}

/**
 * Adds the time zone to the startup packet. Prisma's adapter drops the offset of what it reads and
 * writes none: in a session of another zone every instant would be hours off. A startup parameter,
 * and not `options=-c TimeZone=UTC`, because PgBouncer knows this one: in transaction mode it sets
 * it again on every server connection that it hands to this client.
 */
export class ZonedClient extends pg.Client {
  getStartupConf(): Record<string, string> {
    const parent = pg.Client.prototype as unknown as StartupPacket;
    return { ...parent.getStartupConf.call(this), TimeZone: 'UTC' };
  }
}

/**
 * For a pooler in transaction mode that may know no prepared statements (PgBouncer before 1.21):
 * statements lose their names, so that none is looked for on a server connection that never saw it.
 */
export class PooledClient extends ZonedClient {
  // biome-ignore lint/suspicious/noExplicitAny: hands on whatever overload was called
  override query(query: any, ...rest: any[]): any {
    const isNamed = typeof query === 'object' && typeof query?.name === 'string' && !('submit' in query);
    const run = pg.Client.prototype.query as (...args: unknown[]) => unknown;
    return run.call(this, isNamed ? { ...query, name: undefined } : query, ...rest);
  }
}
