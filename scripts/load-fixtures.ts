import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FixtureError, formatLoadReport, hasBooks, loadFixtures } from '../src/books/commands.ts';
import { openDatabase } from '../src/platform/db.ts';
import { readDatabaseEnv } from '../src/platform/env.ts';
import { createLogger } from '../src/platform/log.ts';
import { reportFailure } from './stack/report-failure.ts';
import { commandSource } from './stack/running-database.ts';

const usage =
  'npm run fixtures:load -- [--if-empty] FILE [FILE …]   (files of the original site that belong together: all at once)';

async function readFixture(name: string) {
  const bytes = await readFile(name).catch((error: NodeJS.ErrnoException) => {
    throw new FixtureError('unreadable_file', { file: name }, `the file cannot be read (${error.code})`);
  });
  return { name, bytes };
}

async function run(names: readonly string[], onlyIfEmpty: boolean) {
  const { DATABASE_URL } = readDatabaseEnv(await commandSource());
  const files = await Promise.all(names.map(readFixture));
  const log = createLogger({ level: 'warn', name: 'fixtures' });
  const { db, close } = openDatabase(DATABASE_URL, { max: 1, log });
  try {
    if (onlyIfEmpty && (await hasBooks(db))) {
      console.log('There are books: nothing was loaded.');
      return;
    }
    const report = await loadFixtures(db, files);
    for (const line of formatLoadReport(report)) console.log(line);
  } finally {
    await close();
  }
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'if-empty': { type: 'boolean', default: false } },
  });
  if (positionals.length === 0) {
    console.error(`usage: ${usage}`);
    process.exitCode = 2;
  } else {
    await run(positionals, values['if-empty']);
  }
} catch (error) {
  reportFailure(error, (expected) => expected instanceof FixtureError);
  console.error('Nothing was loaded.');
}
