import type { Request, Response } from 'express';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { calendarPlace } from './calendar-place.ts';
import { calendarOffers } from './calendar-view.ts';
import { outsiderError } from './outsider-messages.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';
import { showMeeting } from './show-meeting.ts';
import { meetingShowPage } from './show-view.ts';

/** Returns the meeting id of a path. @throws {AppError} 404 */
export function meetingIdOf(req: Request): number {
  const id = idInput.safeParse(req.params.id);
  if (!id.success) throw notFound(refusalMessages.not_found);
  return id.data;
}

/**
 * Answers 403 to a person without permission. Answers 409 with the meeting's page and the reason if
 * the action is impossible now.
 */
export async function answerRefusal(
  door: { readonly db: Database; readonly env: { readonly APP_ORIGIN: string } },
  req: Request,
  res: Response,
  reason: Refusal,
): Promise<void> {
  const detail =
    reason === 'not_found' ? null : await showMeeting(door.db, meetingIdOf(req), req.user?.id ?? null);
  if (!detail) throw notFound(refusalMessages.not_found);
  if (reason === 'not_leader' || reason === 'not_member')
    throw outsiderError(meetingIdOf(req), reason, refusalMessages[reason]);
  await render(
    res,
    'meetings/show',
    meetingShowPage(detail, {
      notice: refusalMessages[reason],
      calendars: calendarOffers(detail, calendarPlace(door, req)),
    }),
    reason === 'leader' ? 403 : 409,
  );
}

/** Leads back to the meeting after a success, and answers a refusal. */
export async function answerResult(
  door: Parameters<typeof answerRefusal>[0],
  req: Request,
  res: Response,
  result: { readonly ok: true } | { readonly ok: false; readonly reason: Refusal },
): Promise<void> {
  if (result.ok) res.redirect(303, `/meetings/${meetingIdOf(req)}`);
  else await answerRefusal(door, req, res, result.reason);
}
