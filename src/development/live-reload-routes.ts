import { randomUUID } from 'node:crypto';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type Response, type Router } from 'express';

const pageFolders = ['views', 'public'].map((name) =>
  fileURLToPath(new URL(`../../${name}`, import.meta.url)),
);
/** An editor writes a file in several steps, so the server waits for the last one. */
const settleMs = 50;

/**
 * Serves `/dev/reload` for `npm run dev`: server-sent events that name the current state of views,
 * styles and scripts. A page that receives a state other than its first one reloads itself
 * (public/js/live-reload.js); a changed file or a restarted process causes that.
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
