import { ICalCalendarMethod, default as ical } from 'ical-generator';
import { addEntry, calendarFileText, productId } from './calendar-entry.ts';
import { calendarText } from './calendar-view.ts';
import type { MeetingDetail } from './meeting-detail.ts';

/** Formats one meeting as a calendar file. */
export function calendarFile({ meeting, book, now }: MeetingDetail, publicOrigin: string): string {
  const calendar = ical({ prodId: productId, method: ICalCalendarMethod.PUBLISH });
  const { description, ...rest } = meeting;
  addEntry(calendar, { ...rest, text: calendarText(description, book.title), stamp: now }, publicOrigin);
  return calendarFileText(calendar);
}
