import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';

const publicFolder = fileURLToPath(new URL('../../../public', import.meta.url));
const require = createRequire(import.meta.url);
const fontFolder = join(dirname(require.resolve('pretendard/package.json')), 'dist/web/variable');

export interface Assets {
  /** The address of a file below public/ (or of `/fonts/pretendard/…`), with the version in its path, so that modules that import each other are versioned together. */
  path(file: string): string;
  readonly router: Router;
}

/** Static files under `/static/<version>/`: cached for a year under this version, and never under another (a rolling deploy has two). */
export function createAssets(): Assets {
  const version = hashFolder(publicFolder);
  const router = express.Router();
  const options = { index: false, redirect: false, fallthrough: true } as const;
  const cacheFor = (res: express.Response, matches: boolean) =>
    res.set('Cache-Control', matches ? 'public, max-age=31536000, immutable' : 'no-cache');

  router.use('/static/:version', (req, res, next) => {
    cacheFor(res, req.params.version === version);
    next();
  });
  router.use(
    '/static/:version/fonts/pretendard',
    express.static(fontFolder, { ...options, cacheControl: false }),
  );
  router.use('/static/:version', express.static(publicFolder, { ...options, cacheControl: false }));
  // Addresses that browsers and crawlers know by heart.
  router.get(['/favicon.ico', '/robots.txt', '/manifest.webmanifest'], express.static(publicFolder, options));
  return { path: (file) => `/static/${version}${file}`, router };
}

function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(file.slice(folder.length)).update(readFileSync(file));
  }
  return hash.digest('base64url').slice(0, 10);
}
