import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { start } from '../../scripts/stack/processes.ts';

const init = fileURLToPath(new URL('../../deploy/init.sh', import.meta.url));
const hanging = fileURLToPath(new URL('../platform/hang.ts', import.meta.url));
const asFirstProcess = ['--user', '--map-root-user', '--pid', '--fork', '--mount-proc', '--kill-child'];

test('exits with the status of its command', async () => {
  expect(await start({ command: 'sh', args: [init, 'sh', '-c', 'exit 3'] }).gone).toMatch(
    /^ended with code 3/,
  );
});

test.each(['SIGTERM', 'SIGINT'] as const)('a command that receives %s may finish', async (signal) => {
  const command =
    "process.on('SIGTERM', () => setTimeout(() => process.exit(4), 100)); console.log('ready'); setInterval(() => {}, 60_000)";
  const lines: string[] = [];
  const running = start({
    command: 'sh',
    args: [init, process.execPath, '-e', command],
    onLine: (line) => lines.push(line),
  });
  onTestFinished(() => running.stop(0));
  await vi.waitFor(() => expect(lines).toEqual(['ready']), 10_000);
  process.kill(running.pid, signal);
  expect(await running.gone).toMatch(/^ended with code 4/);
});

describe.runIf(spawnSync('unshare', [...asFirstProcess, 'true']).status === 0)('in a container', () => {
  test('a process whose event loop hangs ends, and the container with it', { timeout: 30_000 }, async () => {
    const running = start({
      command: 'unshare',
      args: [...asFirstProcess, 'sh', init, process.execPath, hanging, 'hang'],
    });
    onTestFinished(() => running.stop(0));
    expect(await running.gone).toMatch(/^ended with code 137[\s\S]*the event loop hangs/);
  });
});
