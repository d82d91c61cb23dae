import type { Request, Response } from 'express';
import { notFound } from '../platform/errors.ts';
import { meetingIdOf, meetingOf } from './asked-meeting.ts';
import { clubMembersOnly } from './club-messages.ts';
import { outsiderError } from './outsider-messages.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';
import { renderMeeting } from './render-meeting.ts';
import type { MeetingRouteServices } from './route-services.ts';

/** Refusals that depend on the rights of the other person, and not on the time. */
const aboutRights = new Set<Refusal>(['leader', 'club_manager', 'leads_too']);

/**
 * Answers 403 to a person without permission. Answers 409 with the meeting's page and the reason if
 * the action is impossible now.
 */
export async function answerRefusal(
  services: MeetingRouteServices,
  req: Request,
  res: Response,
  reason: Refusal,
): Promise<void> {
  if (reason === 'not_found') throw notFound(refusalMessages.not_found);
  const detail = await meetingOf(services, req);
  const { clubId } = detail.meeting;
  if (reason === 'club_members_only' && clubId !== null) throw clubMembersOnly(clubId);
  if (reason === 'not_leader' || reason === 'not_member')
    throw outsiderError(detail.meeting.id, reason, refusalMessages[reason]);
  const status = aboutRights.has(reason) ? 403 : 409;
  await renderMeeting(services, req, res, detail, { notice: refusalMessages[reason], status });
}

/** Leads back to the meeting after a success, and answers a refusal. */
export async function answerResult(
  services: MeetingRouteServices,
  req: Request,
  res: Response,
  result: { readonly ok: true } | { readonly ok: false; readonly reason: Refusal },
): Promise<void> {
  if (result.ok) res.redirect(303, `/meetings/${meetingIdOf(req)}`);
  else await answerRefusal(services, req, res, result.reason);
}
