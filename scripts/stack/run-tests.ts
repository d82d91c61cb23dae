import { resolve } from 'node:path';
import { type Outcome, runChecks, runTests } from './run-section.ts';
import { say } from './say.ts';
import { startServers } from './servers.ts';
import { makeTemporaryDirectory, removeDirectory } from './temporary.ts';

// `npm test`, in Node 24: every check of the project, one section of them, or with `check` those
// that need no servers. The last line is "N passed, N failed".
type Section = { readonly name: string } & (
  | { readonly checks: readonly string[][] }
  | { readonly project: string; readonly needsServers: boolean }
);

interface Result {
  readonly name: string;
  readonly seconds: number;
  readonly outcome: Outcome;
}

const sections: readonly Section[] = [
  { name: 'types', checks: ['.', 'public/js'].map((project) => ['tsc', '--noEmit', '-p', project]) },
  {
    name: 'lint',
    checks: [
      ['biome', 'check', '--error-on-warnings', '.'],
      ['node', 'scripts/check-plain-english.ts'],
    ],
  },
  { name: 'boundaries', checks: [['node', 'scripts/check-boundaries.ts']] },
  { name: 'unused', checks: [['knip']] },
  { name: 'unit', project: 'unit', needsServers: false },
  { name: 'integration', project: 'integration', needsServers: true },
  { name: 'browser', project: 'browser', needsServers: true },
];

const [only, ...vitestArguments] = process.argv.slice(2);
process.chdir(resolve(import.meta.dirname, '../..'));
// The watchdog stops the running programs.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
process.once('disconnect', () => process.exit(1));
// A listener for the parent keeps the process alive, so exit explicitly.
process.exit(await run());

async function run(): Promise<number> {
  const chosen = sections.filter(
    (section) => only === undefined || section.name === only || (only === 'check' && isQuick(section)),
  );
  const directory = await makeTemporaryDirectory('test');
  let stopServers: (() => Promise<void>) | undefined;
  try {
    // Most of the quick sections use one core, so they run in parallel.
    const results = await Promise.all(
      chosen.filter(isQuick).map((section) => runSection(section, directory, chosen.length > 1)),
    );
    for (const section of chosen.filter((one) => !isQuick(one))) {
      stopServers ??= await handServersDown(directory);
      results.push(await runSection(section, directory, false));
    }
    return summarise(results);
  } finally {
    await stopServers?.();
    await removeDirectory(directory);
  }
}

function isQuick(section: Section): boolean {
  return 'checks' in section || !section.needsServers;
}

/** Prints the output at the end of the section if `isParallel`, otherwise as it comes. */
async function runSection(section: Section, directory: string, isParallel: boolean): Promise<Result> {
  const { name } = section;
  const texts: string[] = [];
  const output = isParallel ? (text: string) => texts.push(text) : 'terminal';
  if (!isParallel) console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const outcome =
    'checks' in section
      ? await runChecks(section.checks, output)
      : await runTests(section.project, vitestArguments, { directory, output });
  if (isParallel) console.log(`\n── ${name}\n${texts.join('')}`);
  return { name, seconds: (performance.now() - startedAt) / 1_000, outcome };
}

/**
 * Starts the servers that TEST_DATABASE_URL and TEST_REDIS_URL do not name, and names them there
 * for tests/support/test-servers.ts.
 */
async function handServersDown(directory: string): Promise<() => Promise<void>> {
  const servers = await startServers({
    directory,
    passwords: { postgres: 'only-for-tests', redis: 'only-for-tests' },
    given: { databaseUrl: process.env.TEST_DATABASE_URL, redisUrl: process.env.TEST_REDIS_URL },
    disposable: true,
    say: (part, line) => part === 'install' && say(part, line),
  });
  process.env.TEST_DATABASE_URL = servers.databaseUrl;
  process.env.TEST_REDIS_URL = servers.redisUrl;
  return servers.stop;
}

function summarise(results: readonly Result[]): number {
  const total = { passed: 0, failed: 0 };
  console.log('');
  for (const { name, seconds, outcome } of results) {
    const mark = outcome.failed === 0 ? '✓' : '✗';
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    console.log(`${mark} ${name.padEnd(12)} ${time}  ${outcome.passed} passed, ${outcome.failed} failed`);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  }
  // Last, where a log that keeps only its end still has them.
  for (const { outcome } of results) for (const failure of outcome.failures) console.log(`✗ ${failure}`);
  if (results.length === 0)
    console.error(`The sections are check, ${sections.map(({ name }) => name).join(', ')}.`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
