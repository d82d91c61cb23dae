import { fromSeoulWallTime, seoulWallTime } from '../platform/korean-date.ts';
import { textLimits } from '../platform/text/text-limits.ts';

type Values = Readonly<Record<string, string>>;

/** How long a club's meeting lasts if nobody says otherwise. */
export const clubMeetingMs = 2 * 60 * 60_000;

/** The club of a new meeting, as far as its form needs it. */
export interface ClubOfPlan {
  readonly id: number;
  readonly name: string;
  readonly capacity: number;
  readonly memberCount: number;
}

const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' });
/** Room for the marks around the book's title, in graphemes and in code points. */
const frame = '『…』 모임'.length;

/**
 * Names a meeting after its book: "『남극』 모임". A title that is too long is cut at a word, or at a
 * letter if the first word is too long.
 */
export function titleOfMeeting(bookTitle: string | null): string {
  if (bookTitle === null) return '북클럽 모임';
  const { graphemes, codePoints } = textLimits.meetingTitle;
  const letters = [...segmenter.segment(bookTitle)].map(({ segment }) => segment);
  const most = graphemes - frame;
  if (letters.length <= most && [...bookTitle].length <= codePoints - frame) return `『${bookTitle}』 모임`;
  const kept = [...letters.slice(0, most).join('')].slice(0, codePoints - frame).join('');
  const atWord = kept.includes(' ') ? kept.slice(0, kept.lastIndexOf(' ')) : kept;
  return `『${atWord.trimEnd()}…』 모임`;
}

/** Fills the fields that the form of a club's meeting may leave empty. */
export function withClubDefaults(typed: Values, club: ClubOfPlan, bookTitle: string | null): Values {
  const start = fromSeoulWallTime(typed.startsAt ?? '');
  const isEmpty = (name: string) => (typed[name] ?? '').trim() === '';
  return {
    ...typed,
    ...(isEmpty('title') ? { title: titleOfMeeting(bookTitle) } : {}),
    ...(isEmpty('endsAt') && start
      ? { endsAt: seoulWallTime(new Date(start.getTime() + clubMeetingMs)) }
      : {}),
    ...(isEmpty('capacity') ? { capacity: String(club.capacity) } : {}),
  };
}
