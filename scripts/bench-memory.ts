// `npm run bench:memory`: resident memory of a web process and a worker that nobody uses, each with
// its watchdog, 20 s after they are ready and after a garbage collection: as `npm run web` and
// `npm run worker` start them, and from stripped sources as the image does. Then what an idle
// connection adds, from 200 to 1,000. With `-- --packages`, also what each package adds to a
// process of its own. Starts its own servers. Linux only. The targets are 130 MiB for the image's
// web process, and 30 KB for a connection, 19 KB after garbage collections.
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { weighIdleConnections } from './bench/connection-memory.ts';
import { imageEnv, imageOptions, makeImageSources } from './bench/image-sources.ts';
import { describeMachine } from './bench/machine.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { readMemoryWithDescendants } from './bench/process-meter.ts';
import { productionEnv } from './bench/production-env.ts';
import { findFreePort } from './stack/ports.ts';
import { start, waitUntilReady } from './stack/processes.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

console.log(describeMachine());

const restMs = 20_000;
const collectMs = 1_000;
const targetMiB = 130;
const targetKilobytes = { grown: 30, settled: 19 };
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const mib = (bytes: number) => Math.round(bytes / 1_048_576);
const miss = (what: string) => {
  process.exitCode = 1;
  console.log(`MISSED: ${what}`);
};

interface Started {
  readonly kind: 'web' | 'worker';
  readonly cwd?: string;
  readonly options?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

const image = await makeTemporaryDirectory('bench-image');
const servers = await startPrivateStack('bench-memory');
try {
  await makeImageSources(image);
  await print('npm run web', { kind: 'web' });
  await print('npm run worker', { kind: 'worker' });
  const inImage = { cwd: image, options: imageOptions, env: imageEnv };
  const atRest = await print('web in the image', { kind: 'web', ...inImage });
  await print('worker in the image', { kind: 'worker', ...inImage });
  if (mib(atRest) > targetMiB) miss(`the target for the image's web process is ${targetMiB} MiB`);
  const { grown, settled } = await weighIdleConnections(servers);
  const [grownKilobytes, settledKilobytes] = [grown / 1_024, settled / 1_024];
  console.log(
    `an idle connection: ${grownKilobytes.toFixed(1)} KB, ${settledKilobytes.toFixed(1)} KB after collections`,
  );
  if (grownKilobytes > targetKilobytes.grown || settledKilobytes > targetKilobytes.settled)
    miss(`the targets are ${targetKilobytes.grown} and ${targetKilobytes.settled} KB`);
} finally {
  await servers.stop();
  await removeDirectory(image);
}
if (process.argv.includes('--packages')) printPackages();

/** @returns bytes at rest */
async function print(name: string, started: Started): Promise<number> {
  const { readyMs, atRest, collected } = await measure(started);
  console.log(
    `${name}: ready after ${readyMs} ms, ${mib(atRest)} MiB at rest, ${mib(collected)} MiB after a collection`,
  );
  return atRest;
}

async function measure({ kind, cwd, options = [], env = {} }: Started) {
  const port = await findFreePort(0);
  const startedAt = performance.now();
  const running = start({
    command: process.execPath,
    args: [
      '--expose-gc',
      '--require',
      here('bench/collect-on-signal.cjs'),
      ...options,
      ...manifest.scripts[kind].split(' ').slice(1),
    ],
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...productionEnv(port, servers), WORKER_PORT: String(port), ...env },
    onLine: (line) => console.error(line),
  });
  try {
    const isReady = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
    await waitUntilReady(`The ${kind} process`, running, isReady);
    const readyMs = Math.round(performance.now() - startedAt);
    await pause(restMs);
    const atRest = readMemoryWithDescendants(running.pid);
    process.kill(running.pid, 'SIGUSR2');
    await pause(collectMs);
    return { readyMs, atRest, collected: readMemoryWithDescendants(running.pid) };
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
