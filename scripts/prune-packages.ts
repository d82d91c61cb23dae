// `node scripts/prune-packages.ts`, in a folder after `npm ci --omit=dev`: removes packages that
// production does not use. For the image.
import { readFileSync, rmSync } from 'node:fs';
import { findUnneeded } from './supply-chain/find-unneeded.ts';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Parameters<typeof findUnneeded>[0];
};
const unneeded = findUnneeded(packages);
for (const path of unneeded) rmSync(path, { recursive: true, force: true });
process.stdout.write(`${unneeded.length} packages taken out\n`);
