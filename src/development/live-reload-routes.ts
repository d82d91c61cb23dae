import { randomUUID } from 'node:crypto';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type Response, type Router } from 'express';

const pageFolders = ['views', 'public'].map((name) =>
  fileURLToPath(new URL(`../../${name}`, import.meta.url)),
);
/** An editor writes a file in several steps: wait for the last one. */
const settleMs = 50;

/**
 * `/dev/reload`, server-sent events for `npm run dev`: each names the state of the files that pages are made of. A page that hears another state
 * than its first, after a change of a file or a restart of the process, loads itself anew (public/js/live-reload.js).
 */
export function liveReloadRoutes(folders: readonly string[] = pageFolders): Router {
  const pages = new Set<Response>();
  let state: string = randomUUID();
  let settling: NodeJS.Timeout | undefined;
  const send = (page: Response) => page.write(`data: ${state}\n\n`);
  const announceChange = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      state = randomUUID();
      for (const page of pages) send(page);
    }, settleMs);
  };
  for (const folder of folders) watch(folder, { recursive: true }, announceChange).unref();

  const router = express.Router();
  router.get('/dev/reload', (req, res) => {
    res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' });
    pages.add(res);
    req.once('close', () => pages.delete(res));
    send(res);
  });
  return router;
}
