import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bareEnvironment } from '../../tests/support/bare-environment.ts';
import { listFailures, testReport } from './failures.ts';
import { watch } from './watch.ts';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** One line per failed test. */
  readonly failures: readonly string[];
}

/** Where the output of a section goes: to the terminal at once, or to a function at the end. */
export type Output = 'terminal' | ((text: string) => void);

/** Runs commands of node_modules/.bin in parallel. Each counts as one check. */
export async function runChecks(checks: readonly string[][], output: Output): Promise<Outcome> {
  const codes = await Promise.all(checks.map((check) => runCommand(check, output)));
  const failures = checks.filter((_, i) => codes[i] !== 0).map((check) => check.join(' '));
  return { passed: codes.length - failures.length, failed: failures.length, failures };
}

const report = testReport.extend({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/**
 * Runs a project of vitest.config.ts and counts its tests. A file that cannot be loaded, a run
 * without tests, and a skipped test (unless the caller selected tests) count as failures.
 */
export async function runTests(
  project: string,
  narrowing: readonly string[],
  { directory, output }: { directory: string; output: Output },
): Promise<Outcome> {
  const file = join(directory, `${project}.json`);
  const unhandledFile = join(directory, `${project}-unhandled.json`);
  const reporters = ['default', 'json', './scripts/stack/unhandled-errors.ts'].map(
    (name) => `--reporter=${name}`,
  );
  const code = await runCommand(
    ['vitest', 'run', `--project=${project}`, ...reporters, `--outputFile.json=${file}`, ...narrowing],
    output,
    // The processes of a section load the same packages.
    { UNHANDLED_ERRORS_FILE: unhandledFile, NODE_COMPILE_CACHE: bareEnvironment.NODE_COMPILE_CACHE },
  );
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1, failures: [`${project} ended without a report`] };
  const { numPassedTests: passed, testResults, ...counts } = report.parse(JSON.parse(text));
  const skipped = narrowing.length > 0 ? 0 : counts.numPendingTests + counts.numTodoTests;
  if (skipped > 0) console.error(`${skipped} tests were skipped.`);
  if (passed + counts.numFailedTests === 0) console.error('No test ran.');
  const failed = counts.numFailedTests + skipped;
  const isBroken = failed === 0 && (code !== 0 || passed === 0);
  const unhandled = z.array(z.string()).parse(JSON.parse(await readFile(unhandledFile, 'utf8')));
  const failures = [...listFailures(testResults, process.cwd()), ...unhandled];
  // Always give a reason for a failure.
  if (isBroken && failures.length === 0) failures.push(`${project}: Vitest ended with code ${code}`);
  return { passed, failed: isBroken ? 1 : failed, failures };
}

function runCommand(
  [command = '', ...args]: readonly string[],
  output: Output,
  env: Record<string, string> = {},
): Promise<number> {
  const child = spawn(join('node_modules/.bin', command), args, {
    stdio: output === 'terminal' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  if (child.pid) watch({ process: child.pid, signal: 'SIGTERM' });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', () => watch({ gone: child.pid }));
    child.once('close', (code) => {
      if (output !== 'terminal') output(Buffer.concat(chunks).toString());
      resolve(code ?? 1);
    });
  });
}
