import { type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { start } from '../../scripts/stack/processes.ts';
import { watchDependencies } from '../../src/platform/watchdog.ts';

const program = fileURLToPath(new URL('hang.ts', import.meta.url));
const run = (mode: string) => start({ command: process.execPath, args: [program, mode] }).gone;

test('a process whose event loop hangs is ended, and says so', { timeout: 20_000 }, async () => {
  const started = performance.now();
  expect(await run('hang')).toMatch(/^ended with SIGKILL[\s\S]*the event loop hangs/);
  expect(performance.now() - started).toBeLessThan(10_000);
});

const stdioTo = (output: 'pipe' | number): StdioOptions => ['ignore', output, 'ignore'];

test('a hanging process whose output is a closed pipe is ended', { timeout: 30_000 }, async () => {
  const hanging = spawn(process.execPath, [program, 'hang'], { stdio: stdioTo('pipe') });
  onTestFinished(() => void hanging.kill('SIGKILL'));
  hanging.stdout?.destroy();
  expect(await once(hanging, 'exit')).toEqual([null, 'SIGKILL']);
});

/** Returns a pipe into which nothing more fits, and which nobody reads. */
function openFullPipe(): number {
  const folder = mkdtempSync(join(tmpdir(), 'full-pipe-'));
  const path = join(folder, 'pipe');
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
  const pipe = openSync(path, 'r+');
  const filling = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  onTestFinished(() => {
    closeSync(pipe);
    closeSync(filling);
    rmSync(folder, { recursive: true });
  });
  expect(() => {
    for (;;) writeSync(filling, Buffer.alloc(4_096));
  }).toThrow('EAGAIN');
  return pipe;
}

test('a process that hangs because its output is a full pipe is ended', { timeout: 30_000 }, async () => {
  const hanging = spawn(process.execPath, [program, 'hang'], { stdio: stdioTo(openFullPipe()) });
  onTestFinished(() => void hanging.kill('SIGKILL'));
  expect(await once(hanging, 'exit')).toEqual([null, 'SIGKILL']);
});

test('a process that only stutters is left alone', { timeout: 20_000 }, async () => {
  expect(await run('stutter')).toMatch(/^ended with code 0/);
});

/** Starts a watched process that prints a line every 100 ms. */
async function startLive() {
  let lines = 0;
  const running = start({ command: process.execPath, args: [program, 'live'], onLine: () => (lines += 1) });
  onTestFinished(() => running.stop(0));
  const hear = (count: number) => vi.waitFor(() => expect(lines).toBeGreaterThanOrEqual(count), 10_000);
  await hear(1);
  return { ...running, hearMore: () => hear(lines + 3) };
}

/** Returns the process that watches the process `pid`. Linux only. */
function findWatcher(pid: number): number {
  const [watcher, ...others] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  expect(others).toEqual(['']);
  return Number(watcher);
}

const onLinux = test.runIf(process.platform === 'linux');

const inOwnMounts = ['--user', '--map-root-user', '--mount'];
const mayMount = spawnSync('unshare', [...inOwnMounts, 'true']).status === 0;

test.runIf(mayMount)('a process without bash says so and goes on', { timeout: 20_000 }, async () => {
  const hideBash = 'mount --bind /dev/null "$(realpath "$(command -v bash)")" && exec "$0" "$@"';
  const args = [...inOwnMounts, 'sh', '-c', hideBash, process.execPath, program, 'stutter'];
  const how = await start({ command: 'unshare', args }).gone;
  expect(how).toMatch(/^ended with code 0/);
  expect(how).toContain('not watched: spawn bash EACCES');
});

onLinux('a process that was stopped for longer than the limit goes on', { timeout: 20_000 }, async () => {
  const live = await startLive();
  process.kill(live.pid, 'SIGSTOP');
  // This one starts later and has the same limit.
  expect(await run('hang')).toContain('the event loop hangs');
  process.kill(live.pid, 'SIGCONT');
  await live.hearMore();
});

onLinux(
  'a process that waits for a core for longer than the limit goes on',
  { timeout: 60_000 },
  async () => {
    // Both in one session, because Linux may share the cores among sessions whatever `nice` says.
    const besideBusyOne = '"$0" -e "for (;;);" & nice -n 7 "$0" "$@"; status=$?; kill $!; exit $status';
    const args = ['-c', '0', 'sh', '-c', besideBusyOne, process.execPath, program, 'compute'];
    const how = await start({ command: 'taskset', args }).gone;
    expect(how).toMatch(/^ended with code 0/);
    // Otherwise the core was free.
    expect(Number(/computed within (\d+) ms/.exec(how)?.[1])).toBeGreaterThan(1_000);
  },
);

onLinux('another watcher replaces one that is killed', { timeout: 20_000 }, async () => {
  const live = await startLive();
  const first = findWatcher(live.pid);
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(findWatcher(live.pid)).not.toBe(first), 10_000);
  await live.hearMore();
});

onLinux('the watcher ends with its process, and not before', { timeout: 20_000 }, async () => {
  const live = await startLive();
  const watcher = findWatcher(live.pid);
  // A terminal and a service manager send these signals to every process of a group.
  process.kill(watcher, 'SIGINT');
  process.kill(watcher, 'SIGTERM');
  await live.hearMore();
  expect(findWatcher(live.pid)).toBe(watcher);
  process.kill(live.pid, 'SIGKILL');
  await vi.waitFor(() => expect(readdirSync('/proc')).not.toContain(String(watcher)), 10_000);
});

afterEach(() => {
  vi.useRealTimers();
});

test('a dependency may be away for two minutes, and not for longer', async () => {
  vi.useFakeTimers();
  const start = Date.now();
  let isAway = false;
  const lost: string[] = [];
  watchDependencies({
    checks: {
      postgres: async () => 1,
      redis: async () => {
        if (isAway) throw new Error('away');
      },
    },
    uptime: () => Date.now() - start,
    onLost: (name) => lost.push(name),
  });
  isAway = true;
  await vi.advanceTimersByTimeAsync(110_000);
  isAway = false;
  await vi.advanceTimersByTimeAsync(10_000);
  isAway = true;
  await vi.advanceTimersByTimeAsync(115_000);
  expect(lost).toEqual([]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(lost).toEqual(['redis']);
});
