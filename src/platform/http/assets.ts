import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Router } from 'express';
import { createPackedTexts } from './packed-texts.ts';
import { withoutDocstrings } from './without-docstrings.ts';

const publicFolder = fileURLToPath(new URL('../../../public', import.meta.url));
const require = createRequire(import.meta.url);

const fontPackage = packageFolder('pretendard', 'dist/web/variable');

/** Package folders that pages load files from, under the same version as the site's own files. */
const packageFolders = {
  '/fonts/pretendard': fontPackage,
  '/vendor': packageFolder('socket.io-client', 'dist'),
};

function packageFolder(name: string, folder: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), folder);
}

export interface Assets {
  /**
   * Returns the address of a file below public/ or a package's folder. All files share the version
   * in the path, because modules import each other by relative paths.
   */
  path(file: string): string;
  readonly router: Router;
}

/**
 * Serves static files under `/static/<version>/`. Browsers cache them for a year under this
 * version; under another version they are not cached, because a rolling deployment serves two
 * versions at once. With `isLive` (`npm run dev`) every request reads the current files, and
 * nothing is cached.
 */
export function createAssets({ isLive = false }: { isLive?: boolean } = {}): Assets {
  const version = isLive ? 'live' : hashFiles();
  const texts = isLive ? serveStylesheets() : createPackedTexts(readOnce(readTexts()));
  const router = express.Router();
  const options = { index: false, redirect: false, fallthrough: true } as const;
  const cacheFor = (res: express.Response, matches: boolean) =>
    res.set('Cache-Control', matches ? 'public, max-age=31536000, immutable' : 'no-cache');

  router.use('/static/:version', (req, res, next) => {
    cacheFor(res, !isLive && req.params.version === version);
    next();
  });
  router.use('/static/:version', texts);
  for (const [path, folder] of Object.entries(packageFolders)) {
    router.use(`/static/:version${path}`, express.static(folder, { ...options, cacheControl: false }));
  }
  router.use('/static/:version', express.static(publicFolder, { ...options, cacheControl: false }));
  // Fixed addresses that browsers and crawlers request without a link.
  router.get(['/favicon.ico', '/robots.txt', '/manifest.webmanifest'], express.static(publicFolder, options));
  // The address of a service worker has no version: its folder is its scope, and browsers check
  // this address for updates.
  const fresh = {
    ...options,
    setHeaders: (res: ServerResponse) => void res.setHeader('Cache-Control', 'no-cache'),
  };
  router.get(['/sw.js', '/offline.html', '/offline.css'], express.static(publicFolder, fresh));
  return { path: (file) => `/static/${version}${file}`, router };
}

/**
 * Inlines the imports of a stylesheet, so that browsers request one file. Cascade layers keep the
 * result independent of the order of files.
 */
const inlineImports = (file: string): string =>
  readFileSync(file, 'utf8').replaceAll(/@import url\("(\.{1,2}\/[^"]+)"\);/g, (_match, path: string) =>
    inlineImports(join(dirname(file), path)),
  );

/**
 * The `@font-face` rules of the site's font. Inlined without their spaces (a third of the package's
 * stylesheet), so that pages wait for one file fewer.
 */
const fontFaces = (): string =>
  readFileSync(join(fontPackage, 'pretendardvariable-dynamic-subset.css'), 'utf8').replaceAll(
    'url(./',
    'url(../fonts/pretendard/',
  );

const minified = (css: string): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1');

/** Reads a script without its docstrings and a stylesheet with its imports inlined. */
const readText = (path: string): string => {
  const file = join(publicFolder, path);
  return path.endsWith('.css') ? inlineImports(file) : withoutDocstrings(readFileSync(file, 'utf8'));
};

/** Maps the paths of scripts and stylesheets to functions that read them. */
function readTexts(): ReadonlyMap<string, () => Promise<string>> {
  const paths = ownFiles().map((file) => file.slice(publicFolder.length));
  const texts = new Map(
    paths.filter((path) => /\.(js|css)$/.test(path)).map((path) => [path, async () => readText(path)]),
  );
  const client = 'socket.io.esm.min.js';
  texts.set(`/vendor/${client}`, () => readFile(join(packageFolders['/vendor'], client), 'utf8'));
  return texts.set('/css/site.css', async () =>
    minified(inlineImports(join(publicFolder, 'css/site.css')) + fontFaces()),
  );
}

/** Reads each text at its first request and caches it. */
const readOnce = (texts: ReadonlyMap<string, () => Promise<string>>): typeof texts =>
  new Map(
    [...texts].map(([path, read]) => {
      let kept: Promise<string> | undefined;
      return [
        path,
        () => {
          kept ??= read();
          return kept;
        },
      ];
    }),
  );

/** The paths of all files below public/. */
const ownFiles = (): string[] =>
  readdirSync(publicFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** A hash of the files below public/ and of the packages' versions. */
function hashFiles(): string {
  const hash = createHash('sha256');
  for (const file of ownFiles().sort()) {
    hash.update(file.slice(publicFolder.length)).update(readFileSync(file));
  }
  for (const name of ['pretendard', 'socket.io-client']) {
    hash.update(readFileSync(require.resolve(`${name}/package.json`)));
  }
  return hash.digest('base64url').slice(0, 10);
}

/**
 * Serves stylesheets and inlines their imports again at each request. All other files are served
 * unchanged from their folders.
 */
function serveStylesheets(): RequestHandler {
  const texts = readTexts();
  return async (req, res, next) => {
    const read = req.path.endsWith('.css') ? texts.get(req.path) : undefined;
    if (read) res.type('css').send(await read());
    else next();
  };
}
