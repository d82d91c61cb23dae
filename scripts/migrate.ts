import { processEnv, readMigrationAddress } from '../src/platform/env.ts';
import { migrate } from '../src/platform/migrate.ts';
import { reportFailure } from './stack/report-failure.ts';

try {
  const applied = await migrate(readMigrationAddress(processEnv));
  for (const name of applied) console.log(`applied ${name}`);
  console.log(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migrations applied.`);
} catch (error) {
  reportFailure(error);
}
