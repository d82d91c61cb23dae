// npm run fixtures:export -- FILE [--without-descriptions]    Only a file without descriptions may
// be committed, because descriptions belong to publishers.
import { parseArgs } from 'node:util';
import { exportCatalogue, FixtureError, writeFixture } from '../src/books/commands.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/db.ts';
import { EnvError, readDatabaseEnv } from '../src/platform/env.ts';
import { createLogger } from '../src/platform/log.ts';
import { commandSource } from './stack/running-database.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'without-descriptions': { type: 'boolean', default: false } },
});
const [path] = positionals;
if (path === undefined || positionals.length > 1) {
  console.error('usage: npm run fixtures:export -- FILE [--without-descriptions]');
  process.exitCode = 2;
} else {
  await run(path);
}

async function run(path: string) {
  try {
    const { DATABASE_URL } = readDatabaseEnv(await commandSource());
    const { db, close } = openDatabase(DATABASE_URL, {
      max: 1,
      log: createLogger({ level: 'warn', name: 'export-fixture' }),
    });
    try {
      const { fixture, sha256, excluded } = await exportCatalogue(db, systemClock.now(), {
        withDescriptions: !values['without-descriptions'],
      });
      const outcome = await writeFixture(path, fixture);
      const { books, authors, categories } = fixture;
      console.log(`${books.length} books, ${authors.length} authors, ${categories.length} genres`);
      if (excluded > 0) console.log(`${excluded} books of excluded genres were left out`);
      console.log(`sha256 ${sha256} (without the day)`);
      console.log(`${path}: ${outcome}`);
    } finally {
      await close();
    }
  } catch (error) {
    const isExpected =
      error instanceof FixtureError ||
      error instanceof EnvError ||
      (error instanceof Error &&
        'code' in error &&
        typeof error.code === 'string' &&
        error.code.startsWith('E'));
    console.error(isExpected ? error.message : error);
    console.error('Nothing was written.');
    process.exitCode = 1;
  }
}
