import type { ServerResponse } from 'node:http';
import express, { type RequestHandler, type Response, type Router } from 'express';
import { hashFiles, packageFolders, publicFolder } from './asset-files.ts';
import { readOnce, readTexts } from './asset-texts.ts';
import { createPackedTexts } from './packed-texts.ts';
import { withoutDocumentHeaders } from './security-headers.ts';

export interface Assets {
  /**
   * Returns the address of a file below public/ or a package's folder. All files share the version
   * in the path, because modules import each other by relative paths.
   */
  path(file: string): string;
  readonly router: Router;
}

const options = { index: false, redirect: false, fallthrough: true } as const;

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

  router.use('/static/:version', (req, res, next) => {
    setLifetime(res, !isLive && req.params.version === version);
    if (/\.(js|css|woff2)$/.test(req.path)) withoutDocumentHeaders(res);
    next();
  });
  router.use('/static/:version', texts);
  for (const [path, folder] of Object.entries(packageFolders)) {
    router.use(`/static/:version${path}`, express.static(folder, { ...options, cacheControl: false }));
  }
  router.use('/static/:version', express.static(publicFolder, { ...options, cacheControl: false }));
  router.use(fixedAddresses());
  return { path: (file) => `/static/${version}${file}`, router };
}

const setLifetime = (res: Response, isImmutable: boolean) =>
  res.set('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');

/** Addresses without a version. */
function fixedAddresses(): Router {
  const router = express.Router();
  // Browsers and crawlers request these without a link.
  router.get(['/favicon.ico', '/robots.txt', '/manifest.webmanifest'], express.static(publicFolder, options));
  // The folder of a service worker is its scope, and browsers check this address for updates.
  const fresh = {
    ...options,
    setHeaders: (res: ServerResponse) => void res.setHeader('Cache-Control', 'no-cache'),
  };
  router.get(['/sw.js', '/offline.html', '/offline.css'], express.static(publicFolder, fresh));
  return router;
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
