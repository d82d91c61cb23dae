import type { Request, Response } from 'express';
import { findMeetingForAsker, meetingIdOf, outsiderError } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { hasBegun } from './agenda.ts';
import { type FoundAgenda, findAgenda } from './agenda-repository.ts';
import { keptCards, namesOfPlan } from './plan-cards.ts';
import { planPage } from './plan-view.ts';
import { canLeadTalk } from './policy.ts';
import type { JudgedRow, TypedPlan } from './read-plan.ts';
import { refusalMessages } from './refusal-messages.ts';
import { suggestRows } from './suggest-rows.ts';

/** Rows without a text for further questions. */
const blankRows = 3;

interface BesidesStored {
  /** A form without `seen` gets the cards as they are now. */
  readonly typed?: Pick<TypedPlan, 'rows' | 'startsItself'> & Partial<Pick<TypedPlan, 'seen'>>;
  readonly done?: 'saved' | null;
  readonly refusal?: string;
  readonly status?: number;
}

/** Sends the page on which a leader plans the agenda. @throws {AppError} 403, 404, 409 */
export async function renderPlan(
  { db }: { readonly db: Database },
  { req, res }: { readonly req: Request; readonly res: Response },
  { typed, status = 200, ...besides }: BesidesStored = {},
): Promise<void> {
  const meetingId = meetingIdOf(req);
  const [meetingForAsker, found] = await Promise.all([
    findMeetingForAsker(db, meetingId, viewerOf(req).id),
    findAgenda(db, meetingId),
  ]);
  if (!meetingForAsker || !found) throw notFound(refusalMessages.not_found);
  const decision = canLeadTalk(meetingForAsker);
  if (!decision.ok) throw refusalError(meetingId, decision.reason);
  const { rows, startsItself } = typed ?? {
    rows:
      found.agenda.cards.length > 0
        ? storedRows(found)
        : await suggestRows(db, { meetingId, userId: viewerOf(req).id, times: found.times }),
    startsItself: found.agenda.startsItself,
  };
  const seen = typed?.seen ?? namesOfPlan(found.agenda, found.times, found.now);
  const page = planPage(meetingForAsker, found, { rows, startsItself, seen, blankRows, ...besides });
  await render(res, 'agenda/plan', page, status);
}

export const refusalError = (meetingId: number, reason: 'not_leader' | 'over'): AppError =>
  reason === 'not_leader'
    ? outsiderError(meetingId, 'not_leader', refusalMessages.not_leader)
    : new AppError(409, 'conflict', refusalMessages.over, {
        action: { href: `/meetings/${meetingId}`, label: '모임 보러 가기' },
      });

/** Returns the stored cards that can still be changed. */
function storedRows({ agenda, times, now }: FoundAgenda): JudgedRow[] {
  const kept = hasBegun(agenda, times, now) ? keptCards(agenda, times, now).length : 0;
  return agenda.cards.slice(kept).map(({ body, seconds, questionId }) => ({
    body,
    questionId: questionId === null ? '' : String(questionId),
    minutes: String(Math.max(1, Math.round(seconds / 60))),
    errors: {},
  }));
}
