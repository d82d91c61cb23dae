import express, { type RequestHandler, type Router } from 'express';
import type pg from 'pg';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import type { MailState } from '../platform/mail-record.ts';
import { findImportRuns, findSiteState, insertImportRun } from './repository.ts';
import { type Figure, operationsPage } from './view.ts';

export interface OperationsDoor {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** Minutes before a start, for people without a preference of their own. */
  readonly defaultLead: number;
  /** Whether accounts confirm their e-mail addresses, which needs outgoing mail. */
  readonly confirmsEmail: boolean;
  readonly isAdmin: (userId: number) => Promise<boolean>;
  readonly countFailedJobs: () => Promise<number>;
  /** Figures of today's letters; null when the site sends none. */
  readonly readMail: (() => Promise<MailState>) | null;
  /** Reads the state of the model's server. */
  readonly findModelFigure: () => Promise<Figure>;
  /** Serves `queueBoardPath`. */
  readonly queueBoard: RequestHandler;
}

export const queueBoardPath = '/admin/queues';

/** Serves the operators' pages. Everybody else gets 404. */
export function operationsRoutes(door: OperationsDoor): Router {
  const router = express.Router();
  const onlyAdmins: RequestHandler = async (req, _res, next) => {
    next(req.user && (await door.isAdmin(req.user.id)) ? undefined : notFound());
  };

  router.get('/admin', onlyAdmins, async (_req, res) => {
    const [state, imports, failedJobs, letters, model] = await Promise.all([
      findSiteState(door.pool, door.defaultLead),
      findImportRuns(door.db),
      door.countFailedJobs().catch(() => null),
      door.readMail?.().catch(() => 'unknown' as const) ?? null,
      door.findModelFigure(),
    ]);
    await render(
      res,
      'operations/show',
      operationsPage({ state, imports, failedJobs, letters, model, confirmsEmail: door.confirmsEmail }),
    );
  });

  router.post('/admin/imports', onlyAdmins, async (_req, res) => {
    await insertImportRun(door.db);
    res.redirect(303, '/admin');
  });

  router.use(queueBoardPath, onlyAdmins, door.queueBoard);

  return router;
}
