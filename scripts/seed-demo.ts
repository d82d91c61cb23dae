// Adds the demo accounts and meetings to an empty site; `npm start` calls it. Never in production:
// their passwords are public.

import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/db.ts';
import { processEnv, readBenchEnv } from '../src/platform/env.ts';
import { createLogger } from '../src/platform/log.ts';
import { seedDemo } from '../src/seeds/index.ts';
import { reportFailure } from './stack/report-failure.ts';

try {
  await run();
} catch (error) {
  reportFailure(error);
}

async function run() {
  const { DATABASE_URL, NODE_ENV } = readBenchEnv(processEnv);
  if (NODE_ENV === 'production') {
    console.error('The demo accounts have passwords that everybody can read: not in production.');
    process.exitCode = 1;
    return;
  }
  const { db, close } = openDatabase(DATABASE_URL, {
    max: 1,
    log: createLogger({ level: 'warn', name: 'seed' }),
  });
  try {
    console.log(
      (await seedDemo({ db, clock: systemClock }))
        ? 'Added the demo accounts and meetings.'
        : 'The demo accounts are there.',
    );
  } finally {
    await close();
  }
}
