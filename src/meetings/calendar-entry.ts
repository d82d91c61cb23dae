import { type ICalCalendar, ICalEventStatus } from 'ical-generator';
import { withoutDirection } from '../platform/text/direction.ts';
import type { Meeting } from './meeting.ts';

/** A meeting as an entry of a calendar. */
export interface CalendarEntry
  extends Pick<Meeting, 'id' | 'title' | 'startsAt' | 'endsAt' | 'version' | 'cancelledAt'> {
  readonly text: string;
  /** DTSTAMP. */
  readonly stamp: Date;
}

/**
 * Adds a meeting to a calendar (RFC 5545): a UID that never changes, even if the site moves, a
 * SEQUENCE that rises with each edit, and times in UTC. A calendar program updates the entry from a
 * later file and shows a cancellation.
 */
export function addEntry(calendar: ICalCalendar, entry: CalendarEntry, publicOrigin: string): void {
  const address = `${publicOrigin}/meetings/${entry.id}`;
  calendar.createEvent({
    id: `meeting-${entry.id}@bookmoim`,
    sequence: entry.version,
    stamp: entry.stamp,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: withoutDirection(entry.title),
    description: withoutDirection(entry.text),
    location: `${address}/chat`,
    url: address,
    status: entry.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
}

export const productId = { company: 'bookmoim', product: 'bookmoim', language: 'KO' };

/** Formats a calendar. Every line ends with CRLF, the last one too. */
export const calendarFileText = (calendar: ICalCalendar): string => `${calendar.toString()}\r\n`;
