import { type RankedBook, rankByRule } from '../ranking/index.ts';
import { differenceOf, reasonFor } from './fit-reason.ts';
import type { Interest, MeetingMatch, OpenMeeting } from './meeting-match.ts';
import type { MemberAnswers } from './member-answers-repository.ts';

/**
 * Weights of the book's fit and the members' fit, each from 0 to 1, and bonuses for books that the
 * reader liked, was recommended, or has read.
 */
const weights = { book: 0.55, members: 0.45, liked: 0.4, recommended: 0.35, read: 0.1 };
/**
 * Shares of equal answers: expected by chance with four or five options, and the most that
 * strangers reach.
 */
const chanceShare = 0.22;
const alikeShare = 0.62;
/** The members' fit when too few of them answered the quiz: at most average. */
const unknownMemberFit = 0.35;

/** An open meeting with the fit of its book. */
export interface BookMatch {
  readonly meeting: OpenMeeting;
  readonly ranked: RankedBook;
  /** The book's fit and the reader's bonuses. */
  readonly score: number;
}

/**
 * Sorts open meetings by how well their books fit the reader. Meetings about disliked books are
 * left out. Ties go to the earlier meeting.
 */
export function matchBooks(interest: Interest, open: readonly OpenMeeting[]): BookMatch[] {
  const meetings = open.filter(({ book }) => !interest.disliked.has(book.id));
  const books = new Map(meetings.map(({ book }) => [book.id, book]));
  const ranking = rankByRule(interest.answers, [...books.values()]);
  const byBook = new Map(ranking.map((ranked) => [ranked.book.id, ranked]));
  return meetings
    .flatMap((meeting) => {
      const ranked = byBook.get(meeting.book.id);
      if (!ranked) return [];
      const score = weights.book * fitAmong(ranked, ranking) + ownWords(interest, meeting.book.id);
      return [{ meeting, ranked, score }];
    })
    .sort(byScore);
}

/**
 * Adds the fit of the members to the fit of the books, and chooses a reason and a difference for
 * each meeting.
 */
export function matchMeetings(
  interest: Interest,
  matches: readonly BookMatch[],
  allMemberAnswers: readonly MemberAnswers[],
): MeetingMatch[] {
  const byMeeting = new Map(allMemberAnswers.map((one) => [one.meetingId, one]));
  return matches
    .map(({ meeting, ranked, score }) => {
      const memberAnswers = byMeeting.get(meeting.id);
      const fit = memberAnswers ? memberFit(memberAnswers) : unknownMemberFit;
      return { meeting, ranked, memberAnswers, score: score + weights.members * fit };
    })
    .sort(byScore)
    .map(({ meeting, ranked, memberAnswers, score }) => {
      const reason = reasonFor(interest, meeting, ranked, memberAnswers);
      const difference = differenceOf(interest, meeting, memberAnswers);
      return { meetingId: meeting.id, bookId: meeting.book.id, score, reason, difference };
    });
}

/**
 * Moves meetings beyond the first `most` of each book to the end, so that a popular book leaves
 * room for others. Keeps the order otherwise.
 */
export function spreadOverBooks<T>(ordered: readonly T[], most: number, bookIdOf: (one: T) => number): T[] {
  const counts = new Map<number, number>();
  const { first = [], later = [] } = Object.groupBy(ordered, (one) => {
    const bookId = bookIdOf(one);
    const count = (counts.get(bookId) ?? 0) + 1;
    counts.set(bookId, count);
    return count <= most ? 'first' : 'later';
  });
  return [...first, ...later];
}

const byScore = (
  one: { readonly meeting: OpenMeeting; readonly score: number },
  other: { readonly meeting: OpenMeeting; readonly score: number },
) =>
  other.score - one.score ||
  one.meeting.startsAt.getTime() - other.meeting.startsAt.getTime() ||
  one.meeting.id - other.meeting.id;

/** A book's score on a scale from the worst (0) to the best (1) of the list. */
function fitAmong({ score }: RankedBook, ranked: readonly RankedBook[]): number {
  const [best, worst] = [ranked[0]?.score ?? 0, ranked.at(-1)?.score ?? 0];
  return best === worst ? 0.5 : (score - worst) / (best - worst);
}

function memberFit({ members, alike }: MemberAnswers): number {
  const share = alike.reduce((sum, count) => sum + count, 0) / (members * alike.length);
  return Math.min(1, Math.max(0, (share - chanceShare) / (alikeShare - chanceShare)));
}

const ownWords = ({ liked, recommended, read }: Interest, bookId: number) =>
  (liked.has(bookId) ? weights.liked : 0) +
  (recommended.has(bookId) ? weights.recommended : 0) +
  (read.has(bookId) ? weights.read : 0);
