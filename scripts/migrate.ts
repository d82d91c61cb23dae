import { EnvError, processEnv, readDatabaseEnv } from '../src/platform/env.ts';
import { migrate } from '../src/platform/migrate.ts';

try {
  const applied = await migrate(readDatabaseEnv(processEnv).DATABASE_URL);
  for (const name of applied) console.log(`applied ${name}`);
  console.log(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migrations applied.`);
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 1;
}
