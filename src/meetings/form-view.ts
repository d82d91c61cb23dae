import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import type { TypedForm, Values } from '../platform/http/typed-form.ts';
import { seoulWallTime } from '../platform/korean-date.ts';
import { suggestedTimes, timeReadings } from './form-times.ts';
import { meetingLimits } from './meeting-limits.ts';
import { type QuickStart, quickStarts } from './quick-start-view.ts';
import { type RepeatFields, repeatFields } from './repeat-view.ts';
import type { SeriesScope } from './series-scope-view.ts';
import { meetingAssets } from './view.ts';

/** Texts of the form of a club's meeting. All fields but book and start may stay empty. */
export interface ClubPart {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly lead: string;
  readonly titleHint: string;
  readonly endsAtHint: string;
  readonly capacityHint: string;
  /** Whether a field that may stay empty is wrong or filled. */
  readonly isMoreOpen: boolean;
}

export interface MeetingFormPage extends Page, TypedForm {
  readonly heading: string;
  readonly action: string;
  readonly submit: string;
  readonly backHref: string;
  /** Null if no book is chosen (a broken form). */
  readonly book: BookCard | null;
  /** Null if the book can no longer be changed. */
  readonly chooseHref: string | null;
  /** The start of a meeting that has begun, shown as text; null if the start can be edited. */
  readonly fixedStart: string | null;
  readonly earliest: string;
  readonly latest: string;
  readonly quickStarts: readonly QuickStart[];
  /** How long after the start the end is set while it is empty; null: it stays empty. */
  readonly lengthMs: string | null;
  /** The times of `values` in words. */
  readonly readings: { readonly startsAt: string; readonly endsAt: string };
  readonly capacity: { readonly min: string; readonly max: string };
  /** Null if the meeting is there already. */
  readonly repeat: RepeatFields | null;
  /** The club of a new meeting; null for a meeting of its own and for one that is edited. */
  readonly club: ClubPart | null;
  /** Which meetings of a series an edit changes; null if no later one follows. */
  readonly scope: SeriesScope | null;
  /** After a concurrent edit: the current value of each field that differs from the typed one. */
  readonly conflict: readonly { readonly label: string; readonly theirs: string }[] | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/form': MeetingFormPage;
  }
}

/** The parts of the page that opening and editing have in common. */
export const formFrame = (now: Date, values: Values) => ({
  values,
  readings: timeReadings(values, now),
  quickStarts: quickStarts(now),
  lengthMs: null,
  club: null,
  repeat: null,
  scope: null,
  styles: meetingAssets.styles,
  scripts: [...meetingAssets.scripts, '/js/meetings.js'],
  earliest: seoulWallTime(now),
  latest: seoulWallTime(new Date(now.getTime() + meetingLimits.horizon)),
  capacity: { min: String(meetingLimits.capacity.min), max: String(meetingLimits.capacity.max) },
});

export function newMeetingPage(book: Book | null, now: Date, rejected?: TypedForm): MeetingFormPage {
  const values = rejected?.values ?? { ...suggestedTimes(now), capacity: '8' };
  return {
    ...formFrame(now, values),
    title: '모임 열기',
    heading: '모임 열기',
    action: '/meetings',
    submit: '모임 열기',
    backHref: book ? `/books/${book.id}` : '/meetings',
    book: book && bookCard(book),
    chooseHref: '/meetings/new',
    errors: rejected?.errors ?? {},
    fixedStart: null,
    repeat: repeatFields(values, now),
    conflict: null,
  };
}
