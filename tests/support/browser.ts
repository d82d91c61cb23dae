import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
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

/**
 * Starts a Chromium from npm on Linux x64, elsewhere the installed Chrome. `hasSystemFonts`: pages
 * may show fonts of the machine, as those of a phone do.
 */
export async function openBrowser({ hasSystemFonts = false } = {}): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return chromium.launch({ channel: 'chrome', args: flags });
  const directory = await unpack();
  const executablePath = join(directory, 'chromium');
  const { FONTCONFIG_FILE, ...others } = environmentFor(executablePath, directory);
  const env = hasSystemFonts ? others : { ...others, FONTCONFIG_FILE };
  return chromium.launch({ executablePath, args: flags, env });
}

/**
 * Unpacks the browser into a directory of its own: the package would use the system's temporary
 * directory and reuse files of any version there.
 */
async function unpack(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  // Inside the package, so that an update of the package removes it.
  const directory = join(dirname(entry), '../unpacked');
  if (existsSync(directory)) return directory;
  const draft = `${directory}-${process.pid}`;
  await mkdir(draft, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = draft;
  try {
    await sparticuz.executablePath();
    await inflate(join(dirname(entry), '../bin/al2023.tar.br'));
    await writeFile(join(draft, 'fonts.conf'), fontsConfig(directory));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  await rename(draft, directory).catch(() => rm(draft, { recursive: true }));
  return directory;
}

/**
 * Chromium crashes without NSS and fonts, which a minimal machine lacks; the package contains both.
 */
function environmentFor(executable: string, directory: string): Record<string, string> {
  const environment: Record<string, string> = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]),
  );
  // Use the same fonts on every machine, because the fonts decide how wide a text is.
  environment.FONTCONFIG_FILE = join(directory, 'fonts.conf');
  const { status } = spawnSync(executable, ['--version'], { stdio: 'ignore' });
  return status === 0 ? environment : { ...environment, LD_LIBRARY_PATH: join(directory, 'al2023/lib') };
}

const fontsConfig = (directory: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${directory}/fonts</dir><cachedir>${directory}/fonts-cache</cachedir></fontconfig>
`;
