import type { Book } from '../books/index.ts';
import { koreanDateTime, seoulWallTime } from '../platform/korean-date.ts';
import { typedOf } from './edit-form-view.ts';
import { type MeetingFormPage, newMeetingPage } from './form-view.ts';
import type { MeetingForAsker } from './meeting.ts';
import type { QuickStart } from './quick-start-view.ts';

const weekMs = 7 * 24 * 60 * 60_000;
/** Weeks from the first possible start to each offered one. */
const offeredWeeks = [0, 1, 3];

/**
 * Returns starts on the weekday and at the time of an earlier meeting, from the week after it or
 * after now.
 */
export function startsLike(startsAt: Date, now: Date): QuickStart[] {
  const passed = Math.max(0, now.getTime() - startsAt.getTime());
  const firstAt = startsAt.getTime() + (Math.floor(passed / weekMs) + 1) * weekMs;
  return offeredWeeks.map((weeks) => {
    const at = new Date(firstAt + weeks * weekMs);
    return { label: koreanDateTime(at, now), value: seoulWallTime(at) };
  });
}

/** Returns the form of a new meeting, filled in from an earlier one except for the times. */
export function nextMeetingPage({
  meeting,
  book,
  now,
}: MeetingForAsker & { readonly book: Book }): MeetingFormPage {
  const { version: _version, ...typed } = typedOf(meeting);
  const values = { ...typed, startsAt: '', endsAt: '' };
  return {
    ...newMeetingPage(book, now, { values, errors: {} }),
    title: '다음 모임 열기',
    heading: '다음 모임 열기',
    backHref: `/meetings/${meeting.id}`,
    quickStarts: startsLike(meeting.startsAt, now),
    lengthMs: String(meeting.endsAt.getTime() - meeting.startsAt.getTime()),
  };
}
