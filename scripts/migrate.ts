import { refreshSearchKeys } from '../src/app/refresh-search-keys.ts';
import { openDatabase } from '../src/platform/db.ts';
import { EnvError, processEnv, readDatabaseEnv } from '../src/platform/env.ts';
import { createLogger } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';

try {
  const { DATABASE_URL } = readDatabaseEnv(processEnv);
  const applied = await migrate(DATABASE_URL);
  for (const name of applied) console.log(`applied ${name}`);
  console.log(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migrations applied.`);
  // The version before goes on meanwhile; the worker does the same for what it still writes.
  const { db, close } = openDatabase(DATABASE_URL, {
    max: 1,
    log: createLogger({ level: 'warn', name: 'migrate' }),
  });
  const { books, meetings } = await refreshSearchKeys(db).finally(close);
  if (books + meetings > 0) console.log(`Search keys written: ${books} books, ${meetings} meetings.`);
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 1;
}
