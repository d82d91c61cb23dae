import pg from 'pg';

/** One statement that was run. */
export interface Timed {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly milliseconds: number;
}

interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Opens a pool that records the time of each statement, from the call to the result. */
export function openTimedPool(url: string): { pool: pg.Pool; statements: Timed[] } {
  const statements: Timed[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 2, options: '-c TimeZone=UTC' });
  const time =
    (run: (statement: Statement | string) => Promise<pg.QueryResult>) =>
    async (statement: Statement | string) => {
      const startedAt = performance.now();
      const result = await run(statement);
      const {
        name = '',
        text,
        values = [],
      } = typeof statement === 'string' ? { text: statement } : statement;
      statements.push({ name, text, values, milliseconds: performance.now() - startedAt });
      return result;
    };
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const timed = {
    query: time(pool.query.bind(pool) as never),
    connect: async () => {
      const client = await connect();
      return {
        on: client.on.bind(client),
        off: client.off.bind(client),
        query: time(client.query.bind(client) as never),
        release: (isBroken: boolean) => client.release(isBroken),
      };
    },
  };
  return { pool: Object.assign(Object.create(pool), timed) as pg.Pool, statements };
}
