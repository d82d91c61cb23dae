import type { Request, Response } from 'express';
import { viewerOf } from '../platform/http/require-login.ts';
import { meetingIdOf } from './asked-meeting.ts';
import type { MeetingForAsker } from './meeting.ts';
import { findMeetingForAsker } from './meeting-for-asker-repository.ts';
import { canEdit } from './policy.ts';
import { answerRefusal } from './refuse.ts';
import type { MeetingRouteServices } from './route-services.ts';

/**
 * Returns the meeting of a path if the person may edit it now; otherwise sends the refusal and
 * returns null.
 */
export async function editableMeeting(
  services: MeetingRouteServices,
  req: Request,
  res: Response,
): Promise<MeetingForAsker | null> {
  const found = await findMeetingForAsker(services.db, meetingIdOf(req), viewerOf(req).id);
  const decision = found
    ? canEdit(found.meeting, found.asker, found.now)
    : ({ ok: false, reason: 'not_found' } as const);
  if (decision.ok) return found;
  await answerRefusal(services, req, res, decision.reason);
  return null;
}
