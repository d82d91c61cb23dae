// npm run admin:grant -- EMAIL [--revoke]
import { parseArgs } from 'node:util';
import { findAccount, grantAdmin } from '../src/accounts/index.ts';
import { logOperatorAct } from '../src/operations/index.ts';
import { openDatabase } from '../src/platform/db.ts';
import { readDatabaseEnv } from '../src/platform/env.ts';
import { createLogger } from '../src/platform/log.ts';
import { recordSecurityEvent } from '../src/platform/security-log.ts';
import { reportFailure } from './stack/report-failure.ts';
import { commandSource } from './stack/running-database.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { revoke: { type: 'boolean', default: false } },
});
const [email] = positionals;
if (email === undefined) {
  console.error('usage: npm run admin:grant -- EMAIL [--revoke]');
  process.exitCode = 2;
} else {
  await run(email).catch((error: unknown) => reportFailure(error));
}

async function run(email: string) {
  const { DATABASE_URL } = readDatabaseEnv(await commandSource());
  const log = createLogger({ level: 'warn', name: 'admin-grant' });
  const { db, close } = openDatabase(DATABASE_URL, { max: 1, log });
  try {
    const account = await findAccount(db, email);
    await grantAdmin(db, email, !values.revoke);
    if (account)
      await logOperatorAct(db, {
        action: values.revoke ? 'admin_revoked' : 'admin_granted',
        actorId: null,
        subjectId: account.id,
      });
    recordSecurityEvent(log, {
      event: 'admin-grant',
      outcome: account ? 'done' : 'failed',
      reason: values.revoke ? 'revoked' : 'granted',
      ...(account ? { targetAccountId: account.id } : {}),
    });
    if (account)
      console.log(
        values.revoke ? `${email} is no operator any more.` : `${email} is an operator now: /admin`,
      );
    else console.error(`There is no account with the e-mail ${email}: sign up first.`);
    if (account && account.confirmedAt === null && !values.revoke)
      console.log('Nobody has confirmed that this address is hers: make sure that the account is hers.');
    process.exitCode = account ? 0 : 1;
  } finally {
    await close();
  }
}
