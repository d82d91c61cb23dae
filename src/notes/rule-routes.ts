import express, { type Router } from 'express';
import { meetingIdOf, outsiderError } from '../meetings/index.ts';
import { notFound } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { RuleInput } from './input.ts';
import { refusalMessages } from './refusal-messages.ts';
import { renderNotes } from './render-notes.ts';
import type { NoteRouteServices } from './route-services.ts';
import { setRule } from './set-rule.ts';

/** The form in which a leader asks the members for notes. */
export function ruleRoutes(services: NoteRouteServices): Router {
  const router = express.Router();

  router.post('/meetings/:id/note-rule', requireLogin, async (req, res) => {
    const showAgain = (status: number, errors: Record<string, string>, refusal?: string) =>
      renderNotes(
        services,
        { req, res },
        { status, rule: { values: typedValues(req.body), errors }, ...(refusal ? { refusal } : {}) },
      );
    const form = parseForm(RuleInput, req.body);
    if (!form.ok) return showAgain(422, form.errors);
    const use = await services.rateLimits.count('meeting-note', viewerOf(req).id);
    if (!use.ok) return showAgain(429, limitErrors(res, use.retryAfterMs));
    const meetingId = meetingIdOf(req);
    const result = await setRule(services, { meetingId, userId: viewerOf(req).id }, form.data);
    if (result.ok) return res.redirect(303, `/meetings/${meetingId}/note?done=asked`);
    const message = refusalMessages[result.reason];
    if (result.reason === 'not_found') throw notFound(message);
    if (result.reason === 'not_leader') throw outsiderError(meetingId, 'not_leader', message);
    if (result.reason === 'past' || result.reason === 'after_start')
      return showAgain(422, { dueAt: message });
    return showAgain(409, {}, message);
  });

  return router;
}
