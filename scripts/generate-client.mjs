// Generates the Prisma client after `npm ci`. Plain JavaScript for any Node >= 18, because it may
// run before Node 24 is installed. `prisma generate` would download a schema engine that it does
// not use; naming any existing file prevents that (docs/decisions/002).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const prisma = `${root}/node_modules/prisma/build/index.js`;
// In an image built with --omit=dev the client comes from the build stage.
if (existsSync(prisma)) {
  const bundled = `${root}/node_modules/node/bin/node`;
  const node = existsSync(bundled) ? bundled : process.execPath;
  const { status } = spawnSync(node, [prisma, 'generate', '--no-hints'], {
    cwd: root,
    stdio: ['ignore', process.env.CI ? 'inherit' : 'ignore', 'inherit'],
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: node,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (status === 0)
    for (const file of generatedFiles()) writeFileSync(file, toAscii(readFileSync(file, 'utf8')));
  process.exit(status ?? 1);
}

function generatedFiles() {
  const directory = `${root}/src/platform/prisma-client/`;
  const names = readdirSync(directory, { recursive: true });
  return names.filter((name) => name.endsWith('.ts')).map((name) => directory + name);
}

/**
 * One character beyond Latin-1 makes V8 hold a whole source with two bytes per character. The
 * generated files have such characters in comments and strings only, where escapes mean the same.
 */
function toAscii(source) {
  return source.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
