import { monthNames } from './calendar-words.ts';

/** A day of the calendar; months count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Clock {
  readonly hour: number;
  readonly minute: number;
}

type Written = string | undefined;

/** Returns a day that the calendar has; null otherwise. */
export function calendarDay(year: Written, month: Written, day: Written): CalendarDay | null {
  const found = { year: Number(year), month: Number(month), day: Number(day) };
  const at = new Date(Date.UTC(found.year, found.month - 1, found.day));
  return at.getUTCMonth() === found.month - 1 && at.getUTCDate() === found.day ? found : null;
}

/** Returns the day of an English date; null if the month or the day does not exist. */
export function englishDay(name: Written, day: Written, year: Written): CalendarDay | null {
  const month = monthNames.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : calendarDay(year, String(month), day);
}

/**
 * Returns a time of day; null if no clock shows it. Midnight is 12 in the first half of the day;
 * without a half the hours count to 23.
 */
export function clockOf(half: 'am' | 'pm' | null, hour: Written, minute: Written): Clock | null {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (minutes > 59 || hours > (half === null ? 23 : 12)) return null;
  if (half === null) return { hour: hours, minute: minutes };
  return { hour: (hours % 12) + (half === 'pm' ? 12 : 0), minute: minutes };
}

/** The instant of a wall time in Seoul, which has had no summer time since KakaoTalk exists. */
export const seoulInstant = ({ year, month, day }: CalendarDay, { hour, minute }: Clock): Date =>
  new Date(Date.UTC(year, month - 1, day, hour - 9, minute));
