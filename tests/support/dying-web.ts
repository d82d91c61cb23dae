// A web process that the system kills the moment its first message is stored, before anybody is told: `node dying-web.ts`.
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
