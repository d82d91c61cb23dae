import type { ChosenAnswer, QuizQuestion } from '../../quiz/index.ts';
import type { Candidate } from '../candidates/index.ts';
import { bestClaim, type Claim } from '../comments/index.ts';
import { type RankedBook, rankByRule } from '../ranking/index.ts';
import type { MemberAnswers } from './member-answers-repository.ts';

/** A meeting that the reader could join. */
export interface OpenMeeting {
  readonly id: number;
  readonly startsAt: Date;
  readonly freeSeats: number;
  readonly genre: { readonly id: number; readonly name: string };
  readonly book: Candidate;
}

/** A reader's answers and what else is known of her taste. */
export interface Interest {
  readonly answers: readonly ChosenAnswer[];
  /** The genre of her last recommendation. */
  readonly genreId: number | null;
  readonly recommended: ReadonlySet<number>;
  readonly liked: ReadonlySet<number>;
  readonly disliked: ReadonlySet<number>;
  readonly read: ReadonlySet<number>;
}

/** The one reason shown for a meeting. */
export type FitReason =
  | { readonly kind: 'liked' | 'recommended' | 'read' }
  | { readonly kind: 'company'; readonly answer: ChosenAnswer }
  | { readonly kind: 'book'; readonly claim: Claim }
  | { readonly kind: 'seats'; readonly freeSeats: number };

/** The one difference shown for a meeting. */
export type FitDifference =
  | { readonly kind: 'company'; readonly question: QuizQuestion }
  | { readonly kind: 'genre'; readonly genre: string }
  | { readonly kind: 'tag'; readonly answer: ChosenAnswer; readonly tag: string }
  | { readonly kind: 'unasked'; readonly tag: string }
  | { readonly kind: 'unknown' };

export interface MeetingMatch {
  readonly meetingId: number;
  readonly bookId: number;
  /** Sum of the terms in {@link weights}. */
  readonly score: number;
  readonly reason: FitReason;
  readonly difference: FitDifference;
}

/**
 * Weights of the book's fit and the members' fit, each from 0 to 1, and bonuses for books that the
 * reader liked, was recommended, or has read.
 */
const weights = { book: 0.55, company: 0.45, liked: 0.4, recommended: 0.35, read: 0.1 };
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
  companies: readonly MemberAnswers[],
): MeetingMatch[] {
  const byMeeting = new Map(companies.map((company) => [company.meetingId, company]));
  return matches
    .map(({ meeting, ranked, score }) => {
      const company = byMeeting.get(meeting.id);
      const fit = company ? memberFit(company) : unknownMemberFit;
      return { meeting, ranked, company, score: score + weights.company * fit };
    })
    .sort(byScore)
    .map(({ meeting, ranked, company, score }) => {
      const reason = reasonFor(interest, meeting, ranked, company);
      const difference = differenceOf(interest, meeting, company);
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

/**
 * The question with the highest or lowest share of members who answered like the reader, and that
 * share.
 */
function extreme({ answers }: Interest, { members, alike }: MemberAnswers, side: 'most' | 'least') {
  const shares = answers.map((answer, i) => ({ answer, share: (alike[i] ?? 0) / members }));
  const sorted = shares.toSorted((one, other) => other.share - one.share);
  return side === 'most' ? sorted[0] : sorted.at(-1);
}

function reasonFor(
  interest: Interest,
  { book, freeSeats }: OpenMeeting,
  entry: RankedBook,
  company: MemberAnswers | undefined,
): FitReason {
  if (interest.liked.has(book.id)) return { kind: 'liked' };
  if (interest.recommended.has(book.id)) return { kind: 'recommended' };
  const most = company && extreme(interest, company, 'most');
  if (most && most.share >= 0.5) return { kind: 'company', answer: most.answer };
  const claim = bestClaim(entry);
  if (claim) return { kind: 'book', claim };
  return interest.read.has(book.id) ? { kind: 'read' } : { kind: 'seats', freeSeats };
}

function differenceOf(
  interest: Interest,
  { book, genre }: OpenMeeting,
  company: MemberAnswers | undefined,
): FitDifference {
  const least = company && extreme(interest, company, 'least');
  if (least && least.share <= 1 / 3) return { kind: 'company', question: least.answer.question };
  const against = tagAgainst(interest.answers, book);
  if (against) return { kind: 'tag', ...against };
  if (interest.genreId !== null && interest.genreId !== genre.id) return { kind: 'genre', genre: genre.name };
  const unasked = book.tags.find((tag) => !asksFor(interest.answers, tag));
  return unasked === undefined ? { kind: 'unknown' } : { kind: 'unasked', tag: unasked };
}

const asksFor = (answers: readonly ChosenAnswer[], tag: string) =>
  answers.some(({ option }) => (option.weights.tags?.[tag] ?? 0) > 0);

/**
 * A tag of the book that another option of one of the questions asks for and none of the reader's
 * answers does.
 */
function tagAgainst(
  answers: readonly ChosenAnswer[],
  book: Candidate,
): { answer: ChosenAnswer; tag: string } | undefined {
  for (const tag of book.tags.filter((name) => !asksFor(answers, name))) {
    const answer = answers.find(({ question }) =>
      question.options.some(({ weights: { tags = {} } }) => (tags[tag] ?? 0) >= strongWish),
    );
    if (answer) return { answer, tag };
  }
  return undefined;
}

/** A weight from which on a tag is the point of an answer. */
const strongWish = 1.5;
