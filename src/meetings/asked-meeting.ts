import type { Request } from 'express';
import { notFound } from '../platform/errors.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { settleList } from '../seats/index.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { showMeeting } from './show-meeting.ts';

/** Returns the meeting id of a path. @throws {AppError} 404 */
export const meetingIdOf = (req: Request): number => idInPath(req, 'id', refusalMessages.not_found);

/** Returns the meeting id and the member's id of a path. @throws {AppError} 404 */
export const personNamed = (req: Request): { readonly meetingId: number; readonly userId: number } => ({
  meetingId: meetingIdOf(req),
  userId: idInPath(req, 'userId'),
});

/** The services that find the meeting of a path. */
type FindServices = Pick<MeetingRouteServices, 'db' | 'pool' | 'parts'>;

/**
 * Returns the meeting of a path as the asking person sees it. A seat whose offer ran out passes on
 * first. @throws {AppError} 404
 */
export async function meetingOf(services: FindServices, req: Request): Promise<MeetingDetail> {
  const detail = await findMeetingOf(services, req);
  if (!detail) throw notFound(refusalMessages.not_found);
  return detail;
}

/**
 * The same; null if there is no such meeting or the person may not know of it.
 * @throws {AppError} 404 without an id in the path
 */
export async function findMeetingOf(services: FindServices, req: Request): Promise<MeetingDetail | null> {
  const id = meetingIdOf(req);
  const show = () => showMeeting(services, id, req.user?.id ?? null);
  let detail = await show();
  if (detail?.hasOfferRunOut) {
    await settleList(services.db, id);
    detail = await show();
  }
  return detail;
}
