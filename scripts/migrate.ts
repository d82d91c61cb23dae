import { refreshSearchKeys } from '../src/app/refresh-search-keys.ts';
import { prepareApplicationRole } from '../src/platform/database-role/index.ts';
import { openDatabase } from '../src/platform/db.ts';
import { processEnv, readDatabaseEnv, readMigrationAddress } from '../src/platform/env.ts';
import { createLogger } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { reportFailure } from './stack/report-failure.ts';

try {
  const address = readMigrationAddress(processEnv);
  const applied = await migrate(address, undefined, (notice) => console.log(notice));
  for (const name of applied) console.log(`applied ${name}`);
  console.log(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migrations applied.`);
  const role = await prepareApplicationRole(address, readDatabaseEnv(processEnv).DATABASE_URL);
  if (role !== null) console.log(`The role ${role} may read and write rows, and not change tables.`);
  // The previous version may still be running; the worker later writes the keys of rows that it
  // adds.
  const { db, close } = openDatabase(address, {
    max: 1,
    log: createLogger({ level: 'warn', name: 'migrate' }),
  });
  const { books, meetings } = await refreshSearchKeys(db).finally(close);
  if (books + meetings > 0) console.log(`Search keys written: ${books} books, ${meetings} meetings.`);
} catch (error) {
  reportFailure(error);
}
