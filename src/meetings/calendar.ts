import { ICalCalendarMethod, ICalEventStatus, default as ical } from 'ical-generator';
import { withoutDirection } from '../platform/text/direction.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import { calendarText } from './show-view.ts';

/**
 * Formats a meeting as a calendar file (RFC 5545): a UID that never changes, even if the site
 * moves, a SEQUENCE that rises with each edit, and times in UTC. A calendar program updates the
 * entry from a later file and shows a cancellation.
 */
export function calendarFile({ meeting, book, now }: MeetingDetail, publicOrigin: string): string {
  const address = `${publicOrigin}/meetings/${meeting.id}`;
  const calendar = ical({
    prodId: { company: 'bookmoim', product: 'bookmoim', language: 'KO' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `meeting-${meeting.id}@bookmoim`,
    sequence: meeting.version,
    stamp: now,
    start: meeting.startsAt,
    end: meeting.endsAt,
    summary: withoutDirection(meeting.title),
    description: withoutDirection(calendarText(meeting, book)),
    location: `${address}/chat`,
    url: address,
    status: meeting.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // Every line ends with CRLF, the last one too.
  return `${calendar.toString()}\r\n`;
}
