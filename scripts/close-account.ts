// npm run account:close -- EMAIL
import { parseArgs } from 'node:util';
import { closeAccount } from '../src/leaving/commands.ts';
import { openDatabase } from '../src/platform/db.ts';
import { readDatabaseEnv } from '../src/platform/env.ts';
import { createLogger } from '../src/platform/log.ts';
import { recordSecurityEvent } from '../src/platform/security-log.ts';
import { reportFailure } from './stack/report-failure.ts';
import { commandSource } from './stack/running-database.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [email] = positionals;
if (email === undefined) {
  console.error('usage: npm run account:close -- EMAIL');
  process.exitCode = 2;
} else {
  await run(email).catch((error: unknown) => reportFailure(error));
}

async function run(email: string) {
  const { DATABASE_URL } = readDatabaseEnv(await commandSource());
  const log = createLogger({ level: 'warn', name: 'account-close' });
  const { db, close } = openDatabase(DATABASE_URL, { max: 1, log });
  try {
    const id = await closeAccount(db, email);
    recordSecurityEvent(log, {
      event: 'leaving',
      outcome: id === null ? 'failed' : 'done',
      reason: 'by-operator',
      ...(id === null ? {} : { targetAccountId: id }),
    });
    if (id !== null) console.log(`${email} is closed. The worker erases it within minutes.`);
    else console.error(`There is no account with the e-mail ${email}.`);
    process.exitCode = id === null ? 1 : 0;
  } finally {
    await close();
  }
}
