import { type Book, bookCard } from '../books/index.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { type ClubOfPlan, titleOfMeeting } from './club-plan-rule.ts';
import { suggestedTimes } from './form-times.ts';
import { formFrame, type MeetingFormPage } from './form-view.ts';
import { meetingLimits } from './meeting-limits.ts';
import { quickStarts } from './quick-start-view.ts';
import { repeatFields } from './repeat-view.ts';
import { startsLike } from './starts-like-view.ts';

interface NewClubMeeting {
  readonly club: ClubOfPlan;
  /** Null if no book is chosen (a broken form). */
  readonly book: Book | null;
  readonly now: Date;
  /** The start of the club's last meeting; null before the first. */
  readonly lastStart: Date | null;
}

/** Texts that stand in the fold and may stay empty. */
const foldedTexts = ['title', 'endsAt', 'capacity', 'minimum', 'description'];
const folded = [...foldedTexts, 'repeat', 'times'];

/** Returns the address of the form that opens a meeting of a club. */
export const newClubMeetingHref = (clubId: number): string => `/clubs/${clubId}/meetings/new`;

/** Returns the form of a club's meeting, which asks for a book and a date only. */
export function newClubMeetingPage(
  { club, book, now, lastStart }: NewClubMeeting,
  rejected?: TypedForm,
): MeetingFormPage {
  const starts = lastStart ? startsLike(lastStart, now) : quickStarts(now);
  const suggested = lastStart ? (starts[0]?.value ?? '') : suggestedTimes(now).startsAt;
  const values = rejected?.values ?? { startsAt: suggested };
  const errors = rejected?.errors ?? {};
  return {
    ...formFrame(now, values),
    title: '북클럽 모임 열기',
    heading: '모임 열기',
    action: '/meetings',
    submit: '모임 열기',
    backHref: `/clubs/${club.id}`,
    book: book && bookCard(book),
    chooseHref: newClubMeetingHref(club.id),
    quickStarts: starts,
    errors,
    fixedStart: null,
    repeat: repeatFields(values, now),
    capacity: {
      min: String(Math.max(meetingLimits.capacity.min, club.memberCount)),
      max: String(meetingLimits.capacity.max),
    },
    club: {
      id: String(club.id),
      name: club.name,
      href: `/clubs/${club.id}`,
      lead: whoTakesPart(club.memberCount),
      titleHint: `비워 두면 ${titleOfMeeting(book?.title ?? null)}으로 열어요. 60자까지 쓸 수 있어요.`,
      endsAtHint: '비워 두면 두 시간 뒤에 끝나요. 시작하고 12시간 안에서 정할 수 있어요.',
      capacityHint: `비워 두면 북클럽 정원과 같은 ${club.capacity}명이에요.`,
      isMoreOpen:
        folded.some((name) => errors[name]) ||
        foldedTexts.some((name) => values[name]) ||
        (values.repeat ?? 'none') !== 'none',
    },
    conflict: null,
  };
}

/** Says who gets seats. Members who join the club later get seats too. */
const whoTakesPart = (members: number): string =>
  members === 1 ? '나중에 들어오는 멤버도 자리를 받아요.' : `멤버 ${members}명이 모두 참여해요.`;
