import { type RankedBook, rankByRule } from '../ranking/index.ts';
import { byScore, weights } from './fit-score.ts';
import type { Interest, OpenMeeting } from './meeting-match.ts';

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

/** A book's score on a scale from the worst (0) to the best (1) of the list. */
function fitAmong({ score }: RankedBook, ranked: readonly RankedBook[]): number {
  const [best, worst] = [ranked[0]?.score ?? 0, ranked.at(-1)?.score ?? 0];
  return best === worst ? 0.5 : (score - worst) / (best - worst);
}

const ownWords = ({ liked, recommended, read }: Interest, bookId: number) =>
  (liked.has(bookId) ? weights.liked : 0) +
  (recommended.has(bookId) ? weights.recommended : 0) +
  (read.has(bookId) ? weights.read : 0);
