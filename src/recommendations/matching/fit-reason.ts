import type { ChosenAnswer } from '../../quiz/index.ts';
import type { Candidate } from '../candidates/index.ts';
import { bestClaim } from '../comments/index.ts';
import type { RankedBook } from '../ranking/index.ts';
import type { FitDifference, FitReason, Interest, OpenMeeting } from './meeting-match.ts';
import type { MemberAnswers } from './member-answers-repository.ts';
import { oppositesOf } from './opposite-words.ts';

/**
 * The question with the highest or lowest share of members who answered like the reader, and that
 * share.
 */
function extreme({ answers }: Interest, { members, alike }: MemberAnswers, side: 'most' | 'least') {
  const shares = answers.map((answer, i) => ({ answer, share: (alike[i] ?? 0) / members }));
  const sorted = shares.toSorted((one, other) => other.share - one.share);
  return side === 'most' ? sorted[0] : sorted.at(-1);
}

/** The first reason that holds: the reader's verdict, the members, the book, the free seats. */
export function reasonFor(
  interest: Interest,
  { book, freeSeats }: OpenMeeting,
  entry: RankedBook,
  memberAnswers: MemberAnswers | undefined,
): FitReason {
  if (interest.liked.has(book.id)) return { kind: 'liked' };
  if (interest.recommended.has(book.id)) return { kind: 'recommended' };
  const most = memberAnswers && extreme(interest, memberAnswers, 'most');
  if (most && most.share >= 0.5) return { kind: 'members', answer: most.answer };
  const claim = bestClaim(entry);
  if (claim) return { kind: 'book', claim };
  return interest.read.has(book.id) ? { kind: 'read' } : { kind: 'seats', freeSeats };
}

/** The first difference that holds: the members, a tag of the book, the genre; `null`: none. */
export function differenceOf(
  interest: Interest,
  { book, genre }: OpenMeeting,
  memberAnswers: MemberAnswers | undefined,
): FitDifference | null {
  const least = memberAnswers && extreme(interest, memberAnswers, 'least');
  if (least && least.share <= 1 / 3) return { kind: 'members', question: least.answer.question };
  const against = tagAgainst(interest.answers, book);
  if (against) return { kind: 'tag', ...against };
  return interest.genreId !== null && interest.genreId !== genre.id
    ? { kind: 'genre', genre: genre.name }
    : null;
}

/** A tag of the book that is the opposite of what an answer wishes most, which the book lacks. */
function tagAgainst(
  answers: readonly ChosenAnswer[],
  { tags }: Candidate,
): { answer: ChosenAnswer; tag: string } | undefined {
  for (const answer of answers) {
    const wished = Object.entries(answer.option.weights.tags ?? {}).filter(
      ([, weight]) => weight >= strongWish,
    );
    if (wished.some(([tag]) => tags.includes(tag))) continue;
    const tag = wished.flatMap(([name]) => oppositesOf(name)).find((name) => tags.includes(name));
    if (tag !== undefined) return { answer, tag };
  }
  return undefined;
}

/** A weight from which on a tag is the point of an answer. */
const strongWish = 1.5;
