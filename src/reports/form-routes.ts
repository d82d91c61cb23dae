import express, { type Request, type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { localPath } from '../platform/http/local-path.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { findSubject } from './find-subject.ts';
import { pageOf, reportDonePage, reportFormPage } from './form-view.ts';
import { AboutInput, ReportInput, type Target, TargetInput } from './input.ts';
import { findKnownNickname } from './known-nickname-repository.ts';
import { nothingToReport } from './refusal-messages.ts';
import type { Subject } from './report.ts';
import type { ReportRouteServices } from './route-services.ts';
import { sendReport } from './send-report.ts';

/** The form of a report, for logged-in people who may see what they report. */
export function formRoutes(services: ReportRouteServices): Router {
  const router = express.Router();

  router.get('/report', requireLogin, async (req, res) => {
    const target = targetOf(req.query);
    const subject = await subjectOf(req, target);
    const values = (await restoreForm(req, res)) ?? {};
    await render(res, 'reports/form', reportFormPage(target, subject, { values }));
  });

  router.get('/report/done', requireLogin, (req, res) =>
    render(res, 'reports/done', reportDonePage(localPath(req.query.back), aboutIn(req.query))),
  );

  router.post('/reports', requireLogin, async (req, res) => {
    const target = targetOf(req.body);
    const subject = await subjectOf(req, target);
    const refuse = (errors: Record<string, string>, status = 422) =>
      render(
        res,
        'reports/form',
        reportFormPage(target, subject, { values: typedValues(req.body), errors }),
        status,
      );
    const form = parseForm(ReportInput, req.body);
    if (!form.ok) return refuse(form.errors);
    const use = await services.rateLimits.count('report', viewerOf(req).id);
    if (!use.ok) return refuse(limitErrors(res, use.retryAfterMs), 429);
    if (!(await sendReport(services, viewerOf(req).id, target, form.data))) throw notFound(nothingToReport);
    const about = await blockableIn(viewerOf(req).id, subject);
    return res.redirect(303, `/report/done?back=${encodeURIComponent(pageOf(target, subject))}${about}`);
  });

  /** Returns the part of an address that names the reported person, if the reader may block her. */
  async function blockableIn(userId: number, { aboutUserId }: Subject): Promise<string> {
    if (aboutUserId === null) return '';
    const nickname = await findKnownNickname(services.db, userId, aboutUserId);
    return nickname === null ? '' : `&about=${aboutUserId}`;
  }

  async function subjectOf(req: Request, target: Target): Promise<Subject> {
    const subject = await findSubject(services.db, viewerOf(req).id, target);
    if (!subject) throw notFound(nothingToReport);
    return subject;
  }

  return router;
}

function aboutIn(query: unknown): number | null {
  const about = AboutInput.safeParse(query);
  return about.success ? about.data.about : null;
}

function targetOf(typed: unknown): Target {
  const target = TargetInput.safeParse(typed);
  if (!target.success) throw notFound(nothingToReport);
  return target.data;
}
