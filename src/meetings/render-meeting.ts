import type { Request, Response } from 'express';
import { isSeen } from '../platform/http/is-seen.ts';
import { render } from '../platform/http/render.ts';
import { calendarPlace } from './calendar-place.ts';
import { calendarOffers } from './calendar-view.ts';
import { invitationTo } from './invite-view.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import type { TypedRemoval } from './people-view.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { findLater } from './series-repository.ts';
import { meetingShowPage } from './show-view.ts';

/** Sends a meeting's page, with the message of a refusal or the removal that was typed. */
export async function renderMeeting(
  services: MeetingRouteServices,
  req: Request,
  res: Response,
  detail: MeetingDetail,
  refusal?: { readonly notice?: string; readonly removal?: TypedRemoval; readonly status?: number },
): Promise<void> {
  const { status = 200, ...refused } = refusal ?? {};
  const [sections, attendance, rating, later, top] = await Promise.all([
    services.sectionsOf?.(detail, isSeen(req)),
    services.attendanceOf?.(detail, isSeen(req)),
    services.ratingOf?.(detail),
    findLater(services.db, detail.meeting),
    services.topOf?.(detail, isSeen(req)),
  ]);
  const page = meetingShowPage(detail, {
    ...refused,
    sections,
    attendance,
    rating,
    later,
    top,
    calendars: calendarOffers(detail, calendarPlace(services, req)),
    invitation: invitationTo(detail, services.env.APP_ORIGIN),
  });
  await render(res, 'meetings/show', page, status);
}
