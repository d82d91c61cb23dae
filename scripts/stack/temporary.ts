import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watch } from './watch.ts';

/**
 * Creates a directory for one run. Other accounts may traverse it, because root starts PostgreSQL
 * under another account.
 */
export async function makeTemporaryDirectory(name: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), `bookmoim-${name}-`));
  await chmod(directory, 0o711);
  watch({ remove: directory });
  return directory;
}

export const removeDirectory = (directory: string) => rm(directory, { recursive: true, force: true });
