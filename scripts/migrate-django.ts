// npm run migrate:django -- DUMP.json [--apply]    Without --apply the move is rolled back and only
// reported.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FixtureError, formatLoadReport } from '../src/books/commands.ts';
import { DumpError, type MoveReport, moveFromDjango } from '../src/django-move/index.ts';
import { openDatabase } from '../src/platform/db.ts';
import { readDatabaseEnv } from '../src/platform/env.ts';
import { createLogger } from '../src/platform/log.ts';
import { reportFailure } from './stack/report-failure.ts';
import { commandSource } from './stack/running-database.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { apply: { type: 'boolean', default: false } },
});
const [fileName] = positionals;
if (fileName === undefined || positionals.length > 1) {
  console.error('usage: npm run migrate:django -- DUMP.json [--apply]');
  process.exitCode = 2;
} else {
  await run(fileName);
}

async function run(fileName: string) {
  try {
    const { DATABASE_URL } = readDatabaseEnv(await commandSource());
    const bytes = await readFile(fileName);
    const { db, close } = openDatabase(DATABASE_URL, {
      max: 1,
      log: createLogger({ level: 'warn', name: 'migrate-django' }),
    });
    try {
      const report = await moveFromDjango(db, { file: { name: fileName, bytes }, isDryRun: !values.apply });
      print(report);
      // Exit code 1 would mean that nothing was moved.
      if (report.accounts.clashing > 0) process.exitCode = 3;
    } finally {
      await close();
    }
    console.log(values.apply ? 'Moved.' : 'A dry run: nothing was kept. Add --apply to move it.');
  } catch (error) {
    reportFailure(
      error,
      (expected) =>
        expected instanceof DumpError ||
        expected instanceof FixtureError ||
        ('code' in expected && expected.code === 'ENOENT'),
    );
    console.error('Nothing was moved.');
  }
}

function print({ books, accounts, meetings, left }: MoveReport) {
  if (books) for (const line of formatLoadReport(books)) console.log(`books: ${line}`);
  console.log(`people: ${accounts.added} new, ${accounts.known} known already`);
  if (accounts.clashing > 0)
    console.log(`people: ${accounts.clashing} left behind because they share an e-mail address`);
  for (const note of accounts.notes) console.log(`  ${note}`);
  console.log(
    `meetings: ${meetings.added} new, ${meetings.known} known already; ${meetings.members} members new`,
  );
  for (const note of meetings.notes) console.log(`  ${note}`);
  for (const [model, count] of left) console.log(`left behind: ${count} of ${model}`);
}
