import type { Values } from '../platform/http/typed-form.ts';
import { fromSeoulWallTime, seoulWallTime } from '../platform/korean-date.ts';
import { graphemesOf } from '../platform/text/graphemes.ts';
import { textLimits } from '../platform/text/text-limits.ts';

/** How long a club's meeting lasts if nobody says otherwise. */
const clubMeetingMs = 2 * 60 * 60_000;

/** The club of a new meeting, as far as its form needs it. */
export interface ClubOfPlan {
  readonly id: number;
  readonly name: string;
  readonly capacity: number;
  readonly memberCount: number;
}

/** The limits of a meeting's title without the marks around the book's. */
const frame = '『』 모임'.length;
const most = {
  graphemes: textLimits.meetingTitle.graphemes - frame,
  codePoints: textLimits.meetingTitle.codePoints - frame,
};

/**
 * Names a meeting after its book: "『남극』 모임". A title that is too long is cut at a word, or at a
 * letter if it is one word.
 */
export function titleOfMeeting(bookTitle: string | null): string {
  if (bookTitle === null) return '북클럽 모임';
  const letters = graphemesOf(bookTitle);
  const fits = letters.length <= most.graphemes && [...bookTitle].length <= most.codePoints;
  return `『${fits ? bookTitle : shortened(letters)}』 모임`;
}

/** Returns the first words, with room for the mark of what is left out. */
function shortened(letters: readonly string[]): string {
  const kept: string[] = [];
  let codePoints = 0;
  for (const letter of letters.slice(0, most.graphemes - 1)) {
    codePoints += [...letter].length;
    if (codePoints > most.codePoints - 1) break;
    kept.push(letter);
  }
  const lastSpace = kept.lastIndexOf(' ');
  return `${kept
    .slice(0, lastSpace > 0 ? lastSpace : kept.length)
    .join('')
    .trimEnd()}…`;
}

const isEmpty = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** Fills the fields that the form of a club's meeting may leave empty. */
export function withClubDefaults(typed: Values, club: ClubOfPlan, bookTitle: string | null): Values {
  const start = fromSeoulWallTime(typed.startsAt ?? '');
  return {
    ...typed,
    ...(isEmpty(typed.title) ? { title: titleOfMeeting(bookTitle) } : {}),
    ...(isEmpty(typed.endsAt) && start
      ? { endsAt: seoulWallTime(new Date(start.getTime() + clubMeetingMs)) }
      : {}),
    ...(isEmpty(typed.capacity) ? { capacity: String(club.capacity) } : {}),
  };
}

/** Drops the message of an empty end: the end follows from the start, which has its own message. */
export function withoutEmptyEnd({ endsAt, ...errors }: Values, typed: Values): Values {
  return endsAt === undefined || isEmpty(typed.endsAt) ? errors : { ...errors, endsAt };
}
