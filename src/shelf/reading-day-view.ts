import { koreanDay } from '../platform/korean-date.ts';
import type { PastMeeting } from './shelf.ts';

/** A day on which the club read a book. */
export interface ReadingDay {
  readonly day: string;
  /** The meeting's title; null for a book that was added by hand. */
  readonly title: string | null;
  /** The meeting's archive. */
  readonly href: string | null;
}

export const meetingDay = ({ id, title, startsAt }: PastMeeting, now: Date): ReadingDay => ({
  day: koreanDay(startsAt, now),
  title,
  href: `/meetings/${id}/archive`,
});

const unknownDay = '읽은 날은 적혀 있지 않아요';

/** The day of a book that was added by hand. */
export const earlierDay = (readOn: Date | null, now: Date): ReadingDay => ({
  day: readOn ? koreanDay(readOn, now) : unknownDay,
  title: null,
  href: null,
});
