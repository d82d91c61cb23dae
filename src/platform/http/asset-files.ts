import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const publicFolder = fileURLToPath(new URL('../../../public', import.meta.url));
const require = createRequire(import.meta.url);

const manifestOf = (name: string): string => require.resolve(`${name}/package.json`);
const packageFolder = (name: string, folder: string): string => join(dirname(manifestOf(name)), folder);

export const fontPackage = packageFolder('pretendard', 'dist/web/variable');

/** This package does not export its manifest. */
const passkeyPackage = join(dirname(require.resolve('@simplewebauthn/browser')), '..');

/** Package folders that pages load files from, under the same version as the site's own files. */
export const packageFolders = {
  '/fonts/pretendard': fontPackage,
  '/vendor': packageFolder('socket.io-client', 'dist'),
  '/vendor/passkeys': join(passkeyPackage, 'dist/bundle'),
};

/** The paths of all files below public/. */
export const ownFiles = (): string[] =>
  readdirSync(publicFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Returns a hash of the files below public/ and of the packages' versions. */
export function hashFiles(): string {
  const hash = createHash('sha256');
  for (const file of ownFiles().sort()) {
    hash.update(file.slice(publicFolder.length)).update(readFileSync(file));
  }
  const manifests = [
    ...['pretendard', 'socket.io-client'].map(manifestOf),
    join(passkeyPackage, 'package.json'),
  ];
  for (const manifest of manifests) hash.update(readFileSync(manifest));
  return hash.digest('base64url').slice(0, 10);
}
