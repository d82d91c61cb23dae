import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { bareEnvironment } from '../support/bare-environment.ts';

test('npm run profile names the statements, Redis commands and templates of a page', {
  timeout: 120_000,
}, async () => {
  const child = spawn(process.execPath, ['scripts/profile.ts', '/meetings/1', '--requests', '30'], {
    env: bareEnvironment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const report = await text(child.stdout);
  expect(report).toMatch(/^\/meetings\/1, means of 30 requests$/m);
  expect(report).toMatch(/^ +\d+ {2}web process$/m);
  expect(report).toMatch(/^ +\d+ +\d+ +1\.0 {2}SELECT .*"leaderId"/m);
  expect(report).toMatch(/^ +1\.0 {2}get$/m);
  expect(report).toMatch(/^ +\d+ {2}layout\/page$/m);
  expect(report).toMatch(/^ +\d+ {2}pg$/m);
});
