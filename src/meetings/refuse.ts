import type { Request, Response } from 'express';
import { notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';
import type { MeetingDoor } from './meeting-door.ts';
import { outsiderError } from './outsider-messages.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';
import { renderMeeting } from './render-meeting.ts';
import { type MeetingDetail, showMeeting } from './show-meeting.ts';

/** Returns the meeting id of a path. @throws {AppError} 404 */
export function meetingIdOf(req: Request): number {
  const id = idInput.safeParse(req.params.id);
  if (!id.success) throw notFound(refusalMessages.not_found);
  return id.data;
}

/** Returns the meeting of a path as the asking person sees it. @throws {AppError} 404 */
export async function meetingOf({ db }: Pick<MeetingDoor, 'db'>, req: Request): Promise<MeetingDetail> {
  const detail = await showMeeting(db, meetingIdOf(req), req.user?.id ?? null);
  if (!detail) throw notFound(refusalMessages.not_found);
  return detail;
}

/**
 * Answers 403 to a person without permission. Answers 409 with the meeting's page and the reason if
 * the action is impossible now.
 */
export async function answerRefusal(
  door: MeetingDoor,
  req: Request,
  res: Response,
  reason: Refusal,
): Promise<void> {
  if (reason === 'not_found') throw notFound(refusalMessages.not_found);
  const detail = await meetingOf(door, req);
  if (reason === 'not_leader' || reason === 'not_member')
    throw outsiderError(detail.meeting.id, reason, refusalMessages[reason]);
  const status = reason === 'leader' ? 403 : 409;
  await renderMeeting(door, req, res, detail, { notice: refusalMessages[reason], status });
}

/** Leads back to the meeting after a success, and answers a refusal. */
export async function answerResult(
  door: MeetingDoor,
  req: Request,
  res: Response,
  result: { readonly ok: true } | { readonly ok: false; readonly reason: Refusal },
): Promise<void> {
  if (result.ok) res.redirect(303, `/meetings/${meetingIdOf(req)}`);
  else await answerRefusal(door, req, res, result.reason);
}
