import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import {
  AladinError,
  buildFixture,
  createAladinClient,
  formatReport,
  importBestsellers,
  type Progress,
  replaceFile,
  writeFixture,
} from '../src/books/commands.ts';
import { systemClock } from '../src/platform/clock.ts';
import { processEnv, readAladinEnv } from '../src/platform/env.ts';
import { reportFailure } from './stack/report-failure.ts';

const usage = 'npm run import:aladin -- --out FILE [--max 100] [--report FILE] [--with-descriptions]';

class UsageError extends Error {}

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      max: { type: 'string', default: '100' },
      report: { type: 'string' },
      'with-descriptions': { type: 'boolean', default: false },
    },
  });
  const max = Number(values.max);
  if (values.out === undefined || values.out === '')
    throw new UsageError('--out is needed: the file to write');
  if (!/^\d+$/.test(values.max) || max < 1 || max > 1_000) {
    throw new UsageError('--max must be a whole number from 1 to 1000 (Aladin lists no more)');
  }
  return { out: values.out, max, report: values.report, withDescriptions: values['with-descriptions'] };
}

/** Checks the output before the first request to Aladin. */
async function checkWritable(path: string) {
  await access(dirname(path), constants.W_OK).catch(() => {
    throw new UsageError(`${path} cannot be written: ${dirname(path)} is not a writable directory`);
  });
}

const isUsageError = (error: unknown) =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Rewrites one line on a terminal; elsewhere prints one line per page. */
function showProgress({ list, page, kept }: Progress) {
  const line = `${list}, page ${page}: ${kept} books kept`;
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
}

const endProgress = () => process.stderr.isTTY && process.stderr.write('\n');

async function run() {
  const { out, max, report: reportFile, withDescriptions } = readOptions();
  for (const path of [out, reportFile ?? out]) await checkWritable(path);
  const env = readAladinEnv(processEnv);
  const fetchList = createAladinClient({
    baseUrl: env.ALADIN_BASE_URL,
    key: env.ALADIN_TTB_KEY,
    random: Math.random,
    onRetry: ({ message }, attempt) => {
      endProgress();
      console.error(`attempt ${attempt} failed (${message}); asking again`);
    },
  });
  const { books, report } = await importBestsellers({ fetchList, max, onProgress: showProgress });
  endProgress();
  const fixture = buildFixture(books, systemClock.now(), { withDescriptions });
  // Write the fixture last, so that an earlier failure leaves it unchanged.
  if (reportFile !== undefined) await replaceFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  const outcome = await writeFixture(out, fixture);
  console.log(formatReport(report));
  console.log(`${out}: ${outcome}`);
}

try {
  await run();
} catch (error) {
  endProgress();
  if (isUsageError(error)) {
    console.error(`${error instanceof Error ? error.message : ''}\nusage: ${usage}`);
    process.exitCode = 2;
  } else {
    reportFailure(error, (expected) => expected instanceof AladinError);
    console.error('Nothing was written.');
  }
}
