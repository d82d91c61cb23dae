import type pg from 'pg';
import { type OpenDatabase, openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';

/**
 * The fault at a statement. `kill`: the process ends before it sends the statement. `cutBefore`,
 * `cutAfter`: the connection breaks before the statement is sent, or after it was carried out, and
 * the process goes on.
 */
export const deaths = ['kill', 'cutBefore', 'cutAfter'] as const;
export type Death = (typeof deaths)[number];

export interface DyingDatabase extends OpenDatabase {
  /**
   * Runs the work, which dies at the statement with this number. The first one is 1; `BEGIN` and
   * `COMMIT` count. @returns its error, or `killed`, or null, and the number of statements
   */
  dieAt(
    statement: number,
    death: Death,
    work: () => Promise<unknown>,
  ): Promise<{ readonly failure: unknown; readonly statements: number }>;
}

type Settled = (error: Error | null, result?: pg.QueryResult) => void;

/** Opens a database whose connections break at a chosen statement. */
export function openDyingDatabase(url: string): DyingDatabase {
  const log = createLogger({ level: 'silent', name: 'dying' });
  // The pool never hears of the end of connections that were killed.
  const opened = openDatabase(url, { max: 50, log });
  const alive = new Set<pg.PoolClient>();
  const killed = new WeakSet<pg.PoolClient>();
  let count = 0;
  let last = { statement: 0, death: 'kill' as Death, onKill: () => {} };

  const breakConnection = (client: pg.PoolClient) => {
    alive.delete(client);
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  };
  const kill = () => {
    for (const client of alive) {
      killed.add(client);
      breakConnection(client);
    }
    last.onKill();
  };
  opened.pool.on('connect', (client) => {
    alive.add(client);
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    const query = (args: readonly unknown[], done: Settled) => {
      const { statement, death } = last;
      // A killed process sends and hears nothing any more.
      if (killed.has(client)) return;
      count += 1;
      const isLast = count === statement;
      if (isLast && death === 'kill') return kill();
      if (isLast && death === 'cutBefore') breakConnection(client);
      send(...args, (error: Error | null, result?: pg.QueryResult) => {
        if (killed.has(client)) return;
        if (!isLast || death === 'cutBefore') return done(error, result);
        breakConnection(client);
        done(new Error('Connection terminated unexpectedly'));
      });
    };
    client.query = ((...args: unknown[]) => {
      const done = args.at(-1);
      if (typeof done === 'function') return query(args.slice(0, -1), done as Settled);
      return new Promise((resolve, reject) => {
        query(args, (error, result) => (error ? reject(error) : resolve(result)));
      });
    }) as typeof client.query;
  });
  return {
    ...opened,
    async dieAt(statement, death, work) {
      const end = Promise.withResolvers<unknown>();
      count = 0;
      last = { statement, death, onKill: () => end.resolve('killed') };
      const ended = work().then(
        () => null,
        (error) => error,
      );
      const failure = await Promise.race([ended, end.promise]);
      return { failure, statements: count };
    },
    // The pool would wait for the connections that were killed.
    close: async () => {
      for (const client of alive) breakConnection(client);
    },
  };
}
