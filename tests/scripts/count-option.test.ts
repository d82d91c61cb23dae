import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { bareEnvironment } from '../support/bare-environment.ts';

// Once its servers run, a measurement would go on for minutes and print nothing.
test.concurrent.each([
  ['bench-scale', '--processes', '2,x'],
  ['bench-scale', '--rounds', '0'],
  ['bench-beside', '--shape', '3x3'],
  ['bench-jitter', '--clients', '1.5'],
  ['bench-deploy', '--clients', 'all'],
  ['bench-history', '--meetings', ''],
])(
  '%s %s "%s" ends at once with a line that names the option',
  async (script, option, value) => {
    const child = spawn(process.execPath, [`scripts/${script}.ts`, option, value], {
      env: bareEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const [code, errors] = await Promise.all([ended, text(child.stderr)]);
    expect(errors).toMatch(new RegExp(`^${option} must be .+\\.$`, 'm'));
    expect(code).toBe(2);
  },
  60_000,
);
