import type { Request, Response } from 'express';
import { render } from '../platform/http/render.ts';
import { calendarPlace } from './calendar-place.ts';
import { calendarOffers } from './calendar-view.ts';
import { invitationTo } from './invite-view.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import type { MeetingDoor } from './meeting-door.ts';
import { meetingShowPage } from './show-view.ts';

/** Sends a meeting's page, with the message of a refusal if there was one. */
export async function renderMeeting(
  door: MeetingDoor,
  req: Request,
  res: Response,
  detail: MeetingDetail,
  refusal?: { readonly notice: string; readonly status: number },
): Promise<void> {
  const [sections, rating] = await Promise.all([door.sectionsOf?.(detail), door.ratingOf?.(detail)]);
  const page = meetingShowPage(detail, {
    ...(refusal ? { notice: refusal.notice } : {}),
    sections,
    rating,
    calendars: calendarOffers(detail, calendarPlace(door, req)),
    invitation: invitationTo(detail, door.env.APP_ORIGIN),
  });
  await render(res, 'meetings/show', page, refusal?.status ?? 200);
}
