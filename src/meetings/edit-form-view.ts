import { type BookSummary, bookCard } from '../books/index.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { koreanDateTime, seoulWallTime } from '../platform/korean-date.ts';
import { formFrame, type MeetingFormPage } from './form-view.ts';
import { hasStarted, type Meeting, takenSeats } from './meeting.ts';
import { meetingLimits } from './meeting-limits.ts';
import type { Later } from './series-repository.ts';
import { editScope } from './series-scope-view.ts';

/** Returns the fields of a meeting as a form holds them. */
export const typedOf = (meeting: Meeting): Record<string, string> => ({
  bookId: String(meeting.bookId),
  title: meeting.title,
  description: meeting.description,
  startsAt: seoulWallTime(meeting.startsAt),
  endsAt: seoulWallTime(meeting.endsAt),
  capacity: String(meeting.capacity),
  minimum: meeting.minimum == null ? '' : String(meeting.minimum),
  version: String(meeting.version),
});

export interface Editing {
  /** The later meetings of the series; none by default. */
  readonly later?: readonly Later[];
  readonly meeting: Meeting;
  /** The chosen book, which may not be stored yet. */
  readonly book: BookSummary | null;
  readonly now: Date;
}

export function editMeetingPage(
  { meeting, book, now, later = [] }: Editing,
  rejected?: TypedForm,
): MeetingFormPage {
  const hasBegun = hasStarted(meeting, now);
  const base = `/meetings/${meeting.id}`;
  const values = { ...typedOf(meeting), ...(book ? { bookId: String(book.id) } : {}), ...rejected?.values };
  return {
    ...formFrame(now, values),
    title: '모임 수정',
    heading: '모임 수정',
    action: base,
    submit: '수정한 내용 저장하기',
    backHref: base,
    book: book && bookCard(book),
    chooseHref: hasBegun ? null : `${base}/edit/book`,
    errors: rejected?.errors ?? {},
    fixedStart: hasBegun ? koreanDateTime(meeting.startsAt, now) : null,
    capacity: {
      min: String(Math.max(meetingLimits.capacity.min, takenSeats(meeting))),
      max: String(meetingLimits.capacity.max),
    },
    scope: editScope(later, values),
    conflict: null,
  };
}
