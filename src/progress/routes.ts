import express, { type Router } from 'express';
import { meetingIdOf, outsiderError } from '../meetings/index.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerProgress } from './answer-progress.ts';
import { ProgressInput } from './input.ts';
import { refusalMessages, wrongChoice } from './refusal-messages.ts';
import type { ProgressServices } from './services.ts';

/** The form in which a member says how far she has read. It leads back to the meeting. */
export function progressRoutes(services: ProgressServices): Router {
  const router = express.Router();
  const answers = limitAccount(services.rateLimits, 'meeting-progress');

  router.post('/meetings/:id/progress', requireLogin, answers, async (req, res) => {
    const meetingId = meetingIdOf(req);
    const back = { action: { href: `/meetings/${meetingId}#progress`, label: '돌아가기' } };
    const form = ProgressInput.safeParse(req.body ?? {});
    if (!form.success) throw new AppError(422, 'invalid', wrongChoice, back);
    const { value, showName } = form.data;
    const key = { meetingId, userId: viewerOf(req).id };
    const result = await answerProgress(services, key, { value, showsName: showName });
    if (result.ok) return res.redirect(303, `/meetings/${meetingId}#progress`);
    const message = refusalMessages[result.reason];
    if (result.reason === 'not_found') throw notFound(message);
    if (result.reason === 'not_member') throw outsiderError(meetingId, 'not_member', message);
    throw new AppError(409, 'conflict', message, back);
  });

  return router;
}
