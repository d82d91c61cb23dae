import type { Request, Response } from 'express';
import { findBlockedIds } from '../accounts/index.ts';
import { mayLead, meetingIdOf, outsiderError } from '../meetings/index.ts';
import { countOpenNotes, hasUnopenedNotes } from '../notes/index.ts';
import { notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { type BesidesQuestions, questionsPage } from './page-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { QuestionRouteServices } from './route-services.ts';
import { showQuestions } from './show-questions.ts';

/** Sends the page on which leaders and presenters prepare questions. @throws {AppError} 403, 404 */
export async function renderQuestions(
  { db, model }: Pick<QuestionRouteServices, 'db' | 'model'>,
  { req, res }: { readonly req: Request; readonly res: Response },
  {
    status = 200,
    showsAll = false,
    ...besides
  }: BesidesQuestions & { readonly status?: number; readonly showsAll?: boolean } = {},
): Promise<void> {
  const key = { meetingId: meetingIdOf(req), userId: viewerOf(req).id };
  const result = await showQuestions(db, key, { showsAll });
  if (!result.ok) throw refusalError(key.meetingId, result.reason);
  const { prepared } = result;
  const { found } = prepared.preparer;
  const [openNotes, mayOpenNotes, blockedIds] = await Promise.all([
    countOpenNotes(db, found),
    mayLead(found.meeting, found.asker) && hasUnopenedNotes(db, found),
    findBlockedIds(db, key.userId),
  ]);
  return render(
    res,
    'questions/page',
    questionsPage(
      prepared,
      { openNotes, mayOpenNotes, hasModel: model.client !== null, blockedIds },
      besides,
    ),
    status,
  );
}

/** The error for a person who may not see the page. */
export const refusalError = (meetingId: number, reason: 'not_found' | 'not_preparer') =>
  reason === 'not_found'
    ? notFound(refusalMessages.not_found)
    : outsiderError(meetingId, 'not_leader', refusalMessages.not_preparer);
