import express, { type RequestHandler, type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { findImportRuns, findSiteState, insertImportRun } from './repository.ts';
import type { OperationsRouteServices } from './route-services.ts';
import { operationsPage } from './view.ts';

export const queueBoardPath = '/admin/queues';

/** Serves the operators' pages. Everybody else gets 404. */
export function operationsRoutes(services: OperationsRouteServices): Router {
  const router = express.Router();
  const onlyAdmins: RequestHandler = async (req, _res, next) => {
    next(req.user && (await services.isAdmin(req.user.id)) ? undefined : notFound());
  };

  router.get('/admin', onlyAdmins, async (_req, res) => {
    const [state, imports, failedJobs, letters, model] = await Promise.all([
      findSiteState(services.pool, services.defaultLead),
      findImportRuns(services.db),
      services.countFailedJobs().catch(() => null),
      services.readMail?.().catch(() => 'unknown' as const) ?? null,
      services.findModelFigure(),
    ]);
    await render(
      res,
      'operations/show',
      operationsPage({ state, imports, failedJobs, letters, model, site: services }),
    );
  });

  router.post('/admin/imports', onlyAdmins, async (_req, res) => {
    await insertImportRun(services.db);
    res.redirect(303, '/admin');
  });

  router.use(queueBoardPath, onlyAdmins, services.queueBoard);

  return router;
}
