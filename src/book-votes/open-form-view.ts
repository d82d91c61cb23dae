import type { FormChoice, Values } from '../platform/http/typed-form.ts';
import { seoulWallTime } from '../platform/korean-date.ts';
import { votesHrefOf } from './assets-view.ts';
import { bookLines } from './book-line-view.ts';
import type { VoteList } from './list-votes.ts';
import { voteLimits } from './vote-limits.ts';

/** The form with which a leader opens a vote on some of the proposals. */
export interface OpenVoteForm {
  readonly action: string;
  /** The proposals to choose from; too few of them if `isReady` is false. */
  readonly choices: readonly (FormChoice & { readonly mark: string | null })[];
  readonly isReady: boolean;
  readonly closesAt: string;
  readonly bounds: { readonly min: string; readonly max: string };
  readonly errors: Values;
}

/** A refused form that opens a vote, as it was filled in. */
export interface TypedVote {
  readonly bookIds: readonly string[];
  readonly closesAt: string;
  readonly errors: Values;
}

const dayMs = 24 * 60 * 60_000;
/** A vote of a week, closing in the evening, is suggested. */
const suggestedDays = 7;

export function openVoteForm(
  { clubForAsker, proposals, books }: VoteList,
  typed: TypedVote | undefined,
): OpenVoteForm {
  const { club, now } = clubForAsker;
  const { candidates } = voteLimits;
  const lines = bookLines(proposals, books);
  const first = lines.slice(0, candidates.max).map(({ book }) => book.id);
  const chosen = new Set(typed?.bookIds ?? first);
  const closesAt = typed?.closesAt ?? `${wallTimeIn(suggestedDays, now).slice(0, 10)}T21:00`;
  return {
    action: votesHrefOf(club.id),
    choices: lines.map(({ book, mark }) => ({
      value: book.id,
      label: `${book.title} · ${book.authors}`,
      mark,
      isChosen: chosen.has(book.id),
    })),
    isReady: lines.length >= candidates.min,
    closesAt,
    bounds: { min: wallTimeIn(0, now), max: wallTimeIn(voteLimits.closesInDays, now) },
    errors: typed?.errors ?? {},
  };
}

const wallTimeIn = (days: number, now: Date) => seoulWallTime(new Date(now.getTime() + days * dayMs));
