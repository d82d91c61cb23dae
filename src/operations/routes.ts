import express, { type RequestHandler, type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import type { OperationsDoor } from './operations-door.ts';
import { findImportRuns, findSiteState, insertImportRun } from './repository.ts';
import { operationsPage } from './view.ts';

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
