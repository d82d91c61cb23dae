import type { Request, Response } from 'express';
import { viewerOf } from '../platform/http/require-login.ts';
import { meetingIdOf } from './asked-meeting.ts';
import type { Sight } from './meeting.ts';
import { canEdit } from './policy.ts';
import { answerRefusal } from './refuse.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { findSight } from './sight-repository.ts';

/**
 * Returns the meeting of a path if the person may edit it now; otherwise sends the refusal and
 * returns null.
 */
export async function editableMeeting(
  services: MeetingRouteServices,
  req: Request,
  res: Response,
): Promise<Sight | null> {
  const sight = await findSight(services.db, meetingIdOf(req), viewerOf(req).id);
  const decision = sight
    ? canEdit(sight.meeting, sight.asker, sight.now)
    : ({ ok: false, reason: 'not_found' } as const);
  if (decision.ok) return sight;
  await answerRefusal(services, req, res, decision.reason);
  return null;
}
