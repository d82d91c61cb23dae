import { cp, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from '../stack/processes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copied = ['src', 'deploy'];
const left = [...copied, '.git'];

/**
 * Fills an empty directory as the image is: src/ stripped of its types; links to the rest.
 */
export async function makeImageSources(directory: string): Promise<void> {
  for (const name of copied) await cp(join(root, name), join(directory, name), { recursive: true });
  for (const name of await readdir(root))
    if (!left.includes(name)) await symlink(join(root, name), join(directory, name));
  await runToEnd('Stripping the types', {
    command: process.execPath,
    args: [join(root, 'scripts/strip-types.ts'), join(directory, 'src')],
  });
}

/** Node's option by which the image loads the stripped sources. */
export const imageOptions = ['--require', './deploy/stripped-sources.cjs'];

/** The part of the image's environment that changes how much memory a process takes. */
export const imageEnv = { MALLOC_ARENA_MAX: '1' };
