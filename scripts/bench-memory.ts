// `npm run bench:memory`: resident memory of a web process and a worker that nobody uses, as
// `npm run web` and `npm run worker` start them, 20 s after they are ready and after a garbage
// collection. With `-- --packages`, also what each package adds to a process of its own. Starts its
// own servers. Linux only. Has a target for the web process: 130 MiB.
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { startPrivateStack } from './bench/private-stack.ts';
import { readMemory } from './bench/process-meter.ts';
import { productionEnv } from './bench/production-env.ts';
import { findFreePort } from './stack/ports.ts';
import { start, waitUntilReady } from './stack/processes.ts';

const restMs = 20_000;
const collectMs = 1_000;
const targetMiB = 130;
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const mib = (bytes: number) => Math.round(bytes / 1_048_576);

const servers = await startPrivateStack('bench-memory');
try {
  for (const kind of ['web', 'worker'] as const) {
    const { readyMs, atRest, collected } = await measure(kind);
    console.log(
      `${kind}: ready after ${readyMs} ms, ${mib(atRest)} MiB at rest, ${mib(collected)} MiB after a collection`,
    );
    if (kind === 'web' && mib(collected) > targetMiB) {
      process.exitCode = 1;
      console.log(`MISSED: the target for the web process is ${targetMiB} MiB`);
    }
  }
} finally {
  await servers.stop();
}
if (process.argv.includes('--packages')) printPackages();

async function measure(kind: 'web' | 'worker') {
  const port = await findFreePort(0);
  const startedAt = performance.now();
  const running = start({
    command: process.execPath,
    args: [
      '--expose-gc',
      '--import',
      here('bench/collect-on-signal.ts'),
      ...manifest.scripts[kind].split(' ').slice(1),
    ],
    env: { ...productionEnv(port, servers), WORKER_PORT: String(port) },
    onLine: (line) => console.error(line),
  });
  try {
    const isReady = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
    await waitUntilReady(`The ${kind} process`, running, isReady);
    const readyMs = Math.round(performance.now() - startedAt);
    await pause(restMs);
    const atRest = readMemory(running.pid);
    process.kill(running.pid, 'SIGUSR2');
    await pause(collectMs);
    return { readyMs, atRest, collected: readMemory(running.pid) };
  } finally {
    await running.stop(10_000);
  }
}

/** Packages share parts, so the sum is more than they add to one process together. */
function printPackages(): void {
  const grown = Object.keys(manifest.dependencies).map((name) => {
    const { stdout } = spawnSync(process.execPath, ['--expose-gc', here('bench/package-memory.mjs'), name]);
    return [name, Number(stdout)] as const;
  });
  for (const [name, bytes] of grown.sort((a, b) => b[1] - a[1]))
    if (bytes > 0) console.log(`${String(mib(bytes)).padStart(4)} MiB  ${name}`);
}
