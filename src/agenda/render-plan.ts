import type { Request, Response } from 'express';
import { findMeetingForAsker, meetingIdOf, outsiderError } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { type FoundAgenda, findAgenda } from './agenda-repository.ts';
import { namesOfPlan } from './plan-cards.ts';
import { planPage } from './plan-view.ts';
import { canLeadTalk } from './policy.ts';
import { findQuestionChanges } from './question-changes.ts';
import type { JudgedRow, TypedPlan } from './read-plan.ts';
import { refusalMessages } from './refusal-messages.ts';
import { storedPlan } from './stored-plan.ts';
import { suggestRows } from './suggest-rows.ts';

interface BesidesStored {
  /** A form without `seen` gets the cards as they are now. */
  readonly typed?: Pick<TypedPlan, 'rows' | 'startsItself'> &
    Partial<Pick<TypedPlan, 'seen' | 'wantsMore' | 'moved'>>;
  /** Whether the leader asks for texts from further on in the book than she has read. */
  readonly showsAll?: boolean;
  readonly done?: 'saved' | null;
  readonly refusal?: string;
  readonly status?: number;
}

/** Sends the page on which a leader plans the agenda. @throws {AppError} 403, 404, 409 */
export async function renderPlan(
  { db }: { readonly db: Database },
  { req, res }: { readonly req: Request; readonly res: Response },
  { typed, status = 200, showsAll = false, ...besides }: BesidesStored = {},
): Promise<void> {
  const meetingId = meetingIdOf(req);
  const [meetingForAsker, found] = await Promise.all([
    findMeetingForAsker(db, meetingId, viewerOf(req).id),
    findAgenda(db, meetingId),
  ]);
  if (!meetingForAsker || !found) throw notFound(refusalMessages.not_found);
  const decision = canLeadTalk(meetingForAsker);
  if (!decision.ok) throw refusalError(meetingId, decision.reason);
  const userId = viewerOf(req).id;
  const stored = typed ? null : await storedPlan(db, found, { userId, showsAll });
  const { rows, startsItself } = typed ?? {
    rows: stored?.rows ?? (await suggestRows(db, { meetingId, userId, times: found.times })),
    startsItself: found.agenda.startsItself,
  };
  const isFolded = stored?.isFolded ?? false;
  const seen = typed?.seen ?? namesOfPlan(found.agenda, found.times, found.now);
  const page = planPage(meetingForAsker, found, {
    rows,
    changeOf: await findQuestionChanges(db, { meetingId, userId, showsAll }),
    startsItself,
    seen,
    blankRows: typed ? Number(typed.wantsMore ?? false) : blankRowsFor(rows, found),
    isFolded,
    moved: typed?.moved ?? null,
    focusesLastRow: typed?.wantsMore ?? false,
    ...besides,
  });
  await render(res, 'agenda/plan', page, status);
}

/** A first plan begins with some empty rows; a plan that has rows gets one more. */
const blankRowsFor = (rows: readonly JudgedRow[], { agenda }: FoundAgenda): number =>
  rows.length > 0 || agenda.cards.length > 0 ? 1 : 3;

export const refusalError = (meetingId: number, reason: 'not_leader' | 'over'): AppError =>
  reason === 'not_leader'
    ? outsiderError(meetingId, 'not_leader', refusalMessages.not_leader)
    : new AppError(409, 'conflict', refusalMessages.over, {
        action: { href: `/meetings/${meetingId}`, label: '모임 보러 가기' },
      });
