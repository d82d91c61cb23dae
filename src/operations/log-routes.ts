import express, { type RequestHandler, type Router } from 'express';
import type { Database } from '../platform/db.ts';
import { render } from '../platform/http/render.ts';
import { LogInput } from './log-input.ts';
import { operatorLogPage } from './log-view.ts';
import { findLeaderLog, findOperatorLog } from './operator-log-repository.ts';

/** The logs of operators and of leaders. */
export function logRoutes({ db }: { readonly db: Database }, onlyOperators: RequestHandler): Router {
  const router = express.Router();
  router.get('/admin/log', onlyOperators, async (req, res) => {
    const { kind, page } = LogInput.parse(req.query);
    const part =
      kind === 'leaders' ? await findLeaderLog(db, page) : await findOperatorLog(db, { action: kind, page });
    await render(res, 'operations/log', operatorLogPage(part, kind, page));
  });
  return router;
}
