import type { Request, Response } from 'express';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { meetingOf, personNamed } from './asked-meeting.ts';
import { canRemove } from './policy.ts';
import { answerRefusal } from './refuse.ts';
import { renderMeeting } from './render-meeting.ts';
import type { MeetingRouteServices } from './route-services.ts';

/**
 * Answers 422 with the meeting's page, where the form of that member is open with the typed reason.
 * A person who may not remove her gets the same refusal as with a valid reason.
 */
export async function refuseRemoval(
  services: MeetingRouteServices,
  req: Request,
  res: Response,
  { values, errors }: TypedForm,
): Promise<void> {
  const { userId } = personNamed(req);
  const detail = await meetingOf(services, req);
  const { meeting, asker, members, now } = detail;
  const member = members.find((one) => one.userId === userId);
  const decision = canRemove(meeting, asker, member ?? { userId, isClubManager: false }, now);
  if (!decision.ok) return answerRefusal(services, req, res, decision.reason);
  const error = errors.reason ?? '';
  const page = member
    ? { removal: { userId, reason: values.reason ?? '', error }, status: 422 }
    : { notice: error, status: 422 };
  return renderMeeting(services, req, res, detail, page);
}
