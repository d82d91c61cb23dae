import type { Book } from '../books/index.ts';
import { fromSeoulWallTime, koreanDateTime, seoulWallTime } from '../platform/korean-date.ts';
import { newClubMeetingPage } from './club-form-view.ts';
import { type ClubOfPlan, titleOfMeeting } from './club-plan-rule.ts';
import { typedOf } from './edit-form-view.ts';
import { type MeetingFormPage, newMeetingPage } from './form-view.ts';
import type { MeetingForAsker } from './meeting.ts';
import { proposedStart } from './next-start.ts';
import type { QuickStart } from './quick-start-view.ts';
import { startsLike } from './starts-like-view.ts';

interface Next extends MeetingForAsker {
  readonly book: Book;
  /** The club in which it is opened; null for a meeting of its own. */
  readonly openedIn: ClubOfPlan | null;
  /** The starts whose rhythm it follows, the last of them last. */
  readonly starts: readonly Date[];
}

/** Returns the form of a new meeting, filled in from an earlier one except for the date. */
export function nextMeetingPage({ meeting, book, now, openedIn, starts }: Next): MeetingFormPage {
  const lengthMs = meeting.endsAt.getTime() - meeting.startsAt.getTime();
  const startsAt = proposedStart(starts, now);
  const start = fromSeoulWallTime(startsAt) ?? now;
  const { version: _version, ...typed } = typedOf(meeting);
  const values = { ...typed, startsAt, endsAt: seoulWallTime(new Date(start.getTime() + lengthMs)) };
  const page = openedIn
    ? newClubMeetingPage(
        { club: openedIn, book, now, lastStart: null },
        { values: { ...values, ...leftToClub(values, openedIn, book) }, errors: {} },
      )
    : newMeetingPage(book, now, { values, errors: {} });
  const proposed = { label: koreanDateTime(start, now), value: startsAt };
  return {
    ...page,
    title: '다음 회차 열기',
    heading: '다음 회차 열기',
    backHref: `/meetings/${meeting.id}`,
    quickStarts: withoutDoubles([proposed, ...startsLike(meeting.startsAt, now)]),
    lengthMs: String(lengthMs),
  };
}

/** A title from the book and the club's capacity stay empty, so that the form fills them again. */
const leftToClub = (typed: Readonly<Record<string, string>>, club: ClubOfPlan, book: Book) => ({
  ...(typed.title === titleOfMeeting(book.title) ? { title: '' } : {}),
  ...(typed.capacity === String(club.capacity) ? { capacity: '' } : {}),
});

const withoutDoubles = (starts: readonly QuickStart[]) =>
  starts.filter(({ value }, index) => starts.findIndex((one) => one.value === value) === index);
