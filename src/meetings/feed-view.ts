import { default as ical } from 'ical-generator';
import { addEntry, calendarFileText, productId } from './calendar-entry.ts';
import { calendarText } from './calendar-view.ts';
import type { FeedMeeting } from './feed-meeting-repository.ts';

/** Seconds after which calendar programs are asked to read a feed again. */
const refreshSeconds = 15 * 60;

/**
 * Formats a person's meetings as one calendar. Equal meetings give an equal text: each entry is
 * stamped with its last change.
 */
export function calendarFeed(meetings: readonly FeedMeeting[], publicOrigin: string): string {
  const calendar = ical({ prodId: productId, name: '책모임', ttl: refreshSeconds });
  for (const { clubName, bookTitle, description, updatedAt, ...meeting } of meetings) {
    const text = calendarText(description, bookTitle);
    const entry = { ...meeting, text: clubName ? `${clubName}\n${text}` : text, stamp: updatedAt };
    addEntry(calendar, entry, publicOrigin);
  }
  return calendarFileText(calendar);
}
