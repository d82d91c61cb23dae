import express, { type Router } from 'express';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { inTransaction } from '../platform/transaction.ts';
import { logRoutes } from './log-routes.ts';
import { onlyOperators } from './only-operators.ts';
import { logOperatorAct } from './operator-log-repository.ts';
import { findImportRuns, findSiteState, insertImportRun } from './repository.ts';
import type { OperationsRouteServices } from './route-services.ts';
import { operationsPage } from './view.ts';

export const queueBoardPath = '/admin/queues';

/** Serves the operators' pages. Everybody else gets 404. */
export function operationsRoutes(services: OperationsRouteServices): Router {
  const router = express.Router();
  const onlyAdmins = onlyOperators(services.isAdmin);

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

  router.post('/admin/imports', onlyAdmins, async (req, res) => {
    await inTransaction(services.db, async (tx) => {
      if (await insertImportRun(tx))
        await logOperatorAct(tx, { action: 'import_requested', actorId: viewerOf(req).id });
    });
    res.redirect(303, '/admin');
  });

  router.use(queueBoardPath, onlyAdmins, services.queueBoard);

  return router.use(logRoutes(services, onlyAdmins));
}
