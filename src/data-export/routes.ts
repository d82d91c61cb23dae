import { pipeline } from 'node:stream/promises';
import express, { type RequestHandler, type Response, type Router } from 'express';
import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { seoulWallTime } from '../platform/korean-date.ts';
import type { Logger } from '../platform/log.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { findExport, insertExport } from './export-repository.ts';
import { findReadyFile, type ReadyFile, readPieces } from './piece-repository.ts';
import { exportPageLabel, noFileMessage } from './refusal-messages.ts';
import { exportPage } from './view.ts';

export interface DataExportRouteServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rateLimits: RateLimits;
  /** Lets only sessions pass whose person proved just now who she is. */
  readonly requireProof: RequestHandler;
  /** Called before the file is sent. */
  readonly onDownload: (userId: number) => Promise<void>;
}

const path = '/settings/export';

/** The page where a person asks for everything that is stored about her, and downloads it. */
export function dataExportRoutes({
  pool,
  clock,
  log,
  rateLimits,
  requireProof,
  onDownload,
}: DataExportRouteServices): Router {
  const router = express.Router();
  router.use(path, requireLogin, requireProof);

  router.get(path, async (req, res) => {
    const { newest, nextAt } = await findExport(pool, viewerOf(req).id);
    await render(res, 'data-export/export', exportPage(newest, { now: clock.now(), nextAt }));
  });

  router.post(path, async (req, res) => {
    const { id } = viewerOf(req);
    const isNew = await insertExport(pool, id);
    recordSecurityEvent(log, {
      event: 'data-export',
      outcome: isNew ? 'done' : 'limited',
      accountId: id,
      source: requestSource(req),
    });
    // A refusal needs no page of its own: this one says what is being made, and when to ask again.
    res.redirect(303, path);
  });

  router.get(`${path}/file`, limitAccount(rateLimits, 'data-export-file'), async (req, res) => {
    const { id } = viewerOf(req);
    const file = await findReadyFile(pool, id);
    if (file === null) throw notFound(noFileMessage, { href: path, label: exportPageLabel });
    recordSecurityEvent(log, {
      event: 'data-export-file',
      outcome: 'done',
      accountId: id,
      source: requestSource(req),
    });
    await onDownload(id);
    // A browser that goes away ends the download.
    await sendFile(res, pool, file).catch((err) => log.warn({ err }, 'a download of an export ended early'));
  });
  return router;
}

async function sendFile(res: Response, pool: pg.Pool, file: ReadyFile): Promise<void> {
  const day = seoulWallTime(file.readyAt).slice(0, 10);
  res.set({
    'Content-Type': 'application/zip',
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': `attachment; filename="bookmoim-${day}.zip"`,
    'Cache-Control': 'no-store',
  });
  await pipeline(readPieces(pool, file), res);
}
