import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { onlyOperators } from '../operations/index.ts';
import { notFound } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { type DecideResult, decideReport } from './decide-report.ts';
import { DecisionInput, QueueInput } from './decision-input.ts';
import { type BesidesReport, reportDetailPage } from './detail-view.ts';
import { findQueue } from './queue-repository.ts';
import { queuePage } from './queue-view.ts';
import { decisionRefusals, reportNotFound } from './refusal-messages.ts';
import type { ReportRouteServices } from './route-services.ts';
import { showReport } from './show-report.ts';
import { undoDecision } from './undo-decision.ts';

/** The operators' queue of reports, and their decisions. Each page asks for a fresh proof. */
export function queueRoutes(services: ReportRouteServices): Router {
  const router = express.Router();
  const operators = onlyOperators(services.isAdmin);
  // A form has no page of its own, so the proof leads back to the page of its report.
  const proven: RequestHandler = (req, res, next) =>
    services.requireFreshProof(pageBehind(req))(req, res, next);

  router.get('/admin/reports', operators, proven, async (req, res) => {
    const query = QueueInput.parse(req.query);
    const part = await findQueue(services.db, { isDecided: query.decided, page: query.page });
    await render(res, 'reports/queue', queuePage(part, query));
  });

  router.get('/admin/reports/:id', operators, proven, async (req, res) => {
    const values = (await restoreForm(req, res)) ?? {};
    await show(req, res, { values });
  });

  router.post('/admin/reports/:id/decide', operators, proven, async (req, res) => {
    const form = parseForm(DecisionInput, req.body);
    if (!form.ok) return show(req, res, { values: typedValues(req.body), errors: form.errors }, 422);
    const result = await decideReport(services, viewerOf(req).id, idOf(req), form.data);
    await answer(req, res, result);
  });

  router.post('/admin/reports/:id/undo', operators, proven, async (req, res) => {
    await answer(req, res, await undoDecision(services, viewerOf(req).id, idOf(req)));
  });

  async function answer(req: Request, res: Response, result: DecideResult): Promise<void> {
    if (result.ok) return res.redirect(303, `/admin/reports/${idOf(req)}`);
    if (result.reason === 'not_found') throw notFound(reportNotFound);
    await show(req, res, { values: typedValues(req.body), notice: decisionRefusals[result.reason] }, 409);
  }

  async function show(req: Request, res: Response, besides: BesidesReport, status = 200): Promise<void> {
    const detail = await showReport(services.db, viewerOf(req).id, idOf(req));
    if (!detail) throw notFound(reportNotFound);
    await render(res, 'reports/show', reportDetailPage(detail, besides), status);
  }

  return router;
}

const pageBehind = (req: Request): string =>
  req.method === 'POST' ? `/admin/reports/${req.params.id}` : req.originalUrl;

const idOf = (req: Request): number => idInPath(req, 'id', reportNotFound);
