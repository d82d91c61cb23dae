import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { start } from '../../scripts/stack/processes.ts';
import { bareEnvironment } from '../support/bare-environment.ts';

const listPackages = fileURLToPath(new URL('../support/list-packages.cjs', import.meta.url));

/** Returns the packages that a process without mail and model has loaded once it listens. */
async function packagesAtStart(kind: 'web' | 'worker'): Promise<string[]> {
  const port = String(await findFreePort(0));
  let hear: (packages: string[]) => void = () => {};
  const heard = new Promise<string[]>((resolve) => {
    hear = resolve;
  });
  const running = start({
    command: process.execPath,
    args: ['--require', listPackages, `src/${kind}.ts`],
    env: {
      ...bareEnvironment,
      NODE_ENV: 'production',
      APP_ORIGIN: 'https://bookmoim.kr',
      PORT: port,
      WORKER_PORT: port,
      DRAIN_SECONDS: '0',
      SESSION_SECRET: '3f9b1c7de2a84650b1f0c9d87e6a5432',
      OPENAI_API_KEY: 'sk-only-for-tests',
      DATABASE_URL: 'postgresql://bookmoim:pZ4mQ8vTq2LxWc7R@127.0.0.1:1/bookmoim',
      REDIS_URL: 'redis://default:pZ4mQ8vTq2LxWc7R@127.0.0.1:1/0',
    },
    onLine: (line) => {
      if (line.includes('is listening')) process.kill(running.pid, 'SIGUSR2');
      if (line.startsWith('packages ')) hear(JSON.parse(line.slice('packages '.length)));
    },
  });
  onTestFinished(() => running.stop(5_000));
  return Promise.race([heard, running.gone.then((how) => Promise.reject(new Error(how)))]);
}

/** Packages and parts of many megabytes that most processes never use. */
const neededSometimes = [
  '@bull-board/api',
  '@bull-board/express',
  '@prisma/schema-engine-wasm',
  '@resvg/resvg-js',
  '@simplewebauthn/server',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'axios',
  'fetch',
  'fonts',
  'nodemailer',
  'openai',
  'web-push',
];
/** Packages that one of the two processes needs from its start. */
const ofTheOtherOne = { web: ['bullmq', 'fflate'], worker: ['socket.io', 'helmet'] };

test.each(['web', 'worker'] as const)(
  'a %s loads no package at its start that it needs only sometimes',
  { timeout: 60_000 },
  async (kind) => {
    const loaded = await packagesAtStart(kind);
    expect(loaded).toContain('express');
    const unwanted = [...neededSometimes, ...ofTheOtherOne[kind]];
    expect(loaded.filter((name) => unwanted.includes(name))).toEqual([]);
  },
);
