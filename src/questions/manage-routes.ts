import express, { type Router } from 'express';
import { AppError, notFound } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import { approveQuestions } from './approve-questions.ts';
import { deleteQuestion } from './delete-question.ts';
import { ApproveInput } from './input.ts';
import { keyOf, questionKeyOf } from './question-routes.ts';
import { backToQuestions, refusalMessages, wrongChoice } from './refusal-messages.ts';
import { refusalError } from './render-questions.ts';
import type { QuestionRouteServices } from './route-services.ts';

/** The buttons that approve questions and delete one. */
export function manageRoutes(services: QuestionRouteServices): Router {
  const router = express.Router();
  const changes = limitAccount(services.rateLimits, 'meeting-question');

  router.post('/meetings/:id/questions/approve', requireLogin, changes, async (req, res) => {
    const key = keyOf(req);
    const form = ApproveInput.safeParse(req.body ?? {});
    if (!form.success) throw new AppError(422, 'invalid', wrongChoice, { action: backTo(key.meetingId) });
    const seen = form.data.question ?? null;
    const result = await approveQuestions(services, key, seen);
    if (!result.ok) throw refused(key.meetingId, result.reason);
    const done = result.left === 0 ? 'approved' : 'some_left';
    const place = seen?.length === 1 ? placeOf(seen[0]?.id) : '';
    res.redirect(303, `/meetings/${key.meetingId}/questions?done=${done}${place}`);
  });

  router.post('/meetings/:id/questions/:qid/delete', requireLogin, changes, async (req, res) => {
    const key = questionKeyOf(req);
    const result = await deleteQuestion(services, key);
    if (!result.ok) throw refused(key.meetingId, result.reason);
    res.redirect(303, `/meetings/${key.meetingId}/questions?done=deleted${placeOf(result.neighbourId)}`);
  });

  return router;
}

/** Returns the fragment of a question, so that the focus stays where the button was. */
const placeOf = (questionId: number | null | undefined): string =>
  questionId ? `#question-${questionId}` : '';

const backTo = (meetingId: number) => ({ href: `/meetings/${meetingId}/questions`, label: backToQuestions });

function refused(meetingId: number, reason: keyof typeof refusalMessages): AppError {
  if (reason === 'not_found' || reason === 'not_preparer') return refusalError(meetingId, reason);
  const message = refusalMessages[reason];
  return reason === 'no_question'
    ? notFound(message)
    : new AppError(409, 'conflict', message, { action: backTo(meetingId) });
}
