import express, { type Request, type Response, type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { notFound } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { addQuestion } from './add-question.ts';
import { type EditResult, editQuestion, moveQuestion } from './edit-question.ts';
import { EditInput, MoveInput, QuestionInput, QuestionsInput } from './input.ts';
import type { BesidesQuestions } from './page-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import { refusalError, renderQuestions } from './render-questions.ts';
import type { QuestionRouteServices } from './route-services.ts';

/** The page of a meeting's questions, and the forms that add, edit and move one. */
export function questionRoutes(services: QuestionRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/questions', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    const { done, show } = QuestionsInput.parse(req.query);
    await renderQuestions(services, { req, res }, { done, showsAll: show === 'all', ...restoredForm(kept) });
  });

  router.post('/meetings/:id/questions', requireLogin, async (req, res) => {
    const key = keyOf(req);
    const showAgain = (status: number, errors: Record<string, string>) =>
      renderQuestions(services, { req, res }, { status, add: { values: typedValues(req.body), errors } });
    const form = parseForm(QuestionInput, req.body);
    if (!form.ok) return showAgain(422, form.errors);
    const use = await services.rateLimits.count('meeting-question', key.userId);
    if (!use.ok) return showAgain(429, limitErrors(res, use.retryAfterMs));
    const { spoiler: forPercent, ...draft } = form.data;
    const result = await addQuestion(services, key, { ...draft, forPercent });
    if (result.ok)
      return res.redirect(303, `/meetings/${key.meetingId}/questions?done=added#question-${result.id}`);
    const { reason } = result;
    if (reason === 'not_found' || reason === 'not_preparer') throw refusalError(key.meetingId, reason);
    return showAgain(409, { form: refusalMessages[reason] });
  });

  router.post('/meetings/:id/questions/:qid', requireLogin, async (req, res) => {
    const key = questionKeyOf(req);
    const showAgain = (status: number, errors: Record<string, string>) =>
      showEdit(services, { req, res }, { questionId: key.questionId, errors, status });
    const move = MoveInput.safeParse(req.body ?? {});
    const isMove = move.success && !('body' in (req.body ?? {}));
    const form = parseForm(EditInput, req.body);
    if (!isMove && !form.ok) return showAgain(422, form.errors);
    const use = await services.rateLimits.count('meeting-question', key.userId);
    if (!use.ok) return showAgain(429, limitErrors(res, use.retryAfterMs));
    const edited = !isMove && form.ok ? await edit(services, key, form.data) : ({ ok: true } as const);
    const result = edited.ok && move.success ? await moveQuestion(services, key, move.data.position) : edited;
    if (result.ok)
      return res.redirect(
        303,
        `/meetings/${key.meetingId}/questions?done=${isMove ? 'moved' : 'saved'}#question-${key.questionId}`,
      );
    return refuse(key.meetingId, result, showAgain);
  });

  return router;
}

/** The form that a log-in interrupted: of the question that it names, or of a new one. */
function restoredForm(kept: Readonly<Record<string, string>> | null): BesidesQuestions {
  if (kept?.body === undefined) return {};
  const form = { values: kept, errors: {} };
  const questionId = Number(kept.question);
  return questionId > 0 ? { edit: { ...form, questionId } } : { add: form };
}

const edit = (
  services: QuestionRouteServices,
  key: ReturnType<typeof questionKeyOf>,
  { body, kind, spoiler: forPercent, version }: EditInput,
) => editQuestion(services, key, { body, kind, forPercent }, version);

function refuse(
  meetingId: number,
  { reason }: Extract<EditResult, { ok: false }>,
  showAgain: (status: number, errors: Record<string, string>) => Promise<void>,
): Promise<void> {
  if (reason === 'not_found' || reason === 'not_preparer') throw refusalError(meetingId, reason);
  if (reason === 'no_question') throw notFound(refusalMessages.no_question);
  const message = refusalMessages[reason];
  return reason === 'mark_too_low' ? showAgain(422, { spoiler: message }) : showAgain(409, { form: message });
}

/**
 * Shows the form of one question as it was typed. After a conflict it names the version that is
 * stored now, because the page shows that one beside it.
 */
function showEdit(
  services: QuestionRouteServices,
  { req, res }: { readonly req: Request; readonly res: Response },
  { questionId, errors, status }: { questionId: number; errors: Record<string, string>; status: number },
): Promise<void> {
  const { version, ...typed } = typedValues(req.body);
  const values = status === 409 || version === undefined ? typed : { ...typed, version };
  return renderQuestions(services, { req, res }, { status, edit: { questionId, values, errors } });
}

/** Returns the meeting of a path and the person who asks. @throws {AppError} 404 */
export const keyOf = (req: Request) => ({ meetingId: meetingIdOf(req), userId: viewerOf(req).id });

/** The same with the question of the path. @throws {AppError} 404 */
export const questionKeyOf = (req: Request) => ({
  ...keyOf(req),
  questionId: idInPath(req, 'qid', refusalMessages.no_question),
});
