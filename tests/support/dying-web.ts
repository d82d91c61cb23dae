// A web process that is killed as soon as its first message is stored and before it is announced:
// `node dying-web.ts`.
import pg from 'pg';

const { query } = pg.Pool.prototype;
pg.Pool.prototype.query = async function (this: pg.Pool, ...args: unknown[]) {
  const result = await Reflect.apply(query, this, args);
  const [asked] = args as [{ name?: string } | undefined];
  if (asked?.name === 'chat-insert' && result.rowCount > 0) {
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  }
  return result;
} as typeof query;
await import('../../src/web.ts');
