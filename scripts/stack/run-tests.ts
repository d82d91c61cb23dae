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
  const isQuick = (section: Section) => 'checks' in section || !section.needsServers;
  const chosen = sections.filter(
    (section) => only === undefined || section.name === only || (only === 'check' && isQuick(section)),
  );
  const directory = await makeTemporaryDirectory('test');
  const results: { name: string; seconds: number; outcome: Outcome }[] = [];
  let stopServers: (() => Promise<void>) | undefined;
  try {
    for (const section of chosen) {
      console.log(`\n── ${section.name}`);
      const startedAt = performance.now();
      if ('needsServers' in section && section.needsServers) stopServers ??= await handServersDown(directory);
      const outcome =
        'checks' in section
          ? await runChecks(section.checks)
          : await runTests(section.project, vitestArguments, directory);
      results.push({ name: section.name, seconds: (performance.now() - startedAt) / 1_000, outcome });
    }
  } finally {
    await stopServers?.();
    await removeDirectory(directory);
  }
  return summarise(results);
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

function summarise(results: readonly { name: string; seconds: number; outcome: Outcome }[]): number {
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
