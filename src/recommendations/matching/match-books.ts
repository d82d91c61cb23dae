import { bookFits, bookPart } from '../fit/index.ts';
import { type RankedBook, rankByRule } from '../ranking/index.ts';
import { byScore } from './best-match.ts';
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
  const fits = bookFits(ranking);
  const byBook = new Map(ranking.map((ranked) => [ranked.book.id, ranked]));
  return meetings
    .flatMap((meeting) => {
      const ranked = byBook.get(meeting.book.id);
      if (!ranked) return [];
      const score = bookPart(fits.get(meeting.book.id) ?? 0, interest, meeting.book.id);
      return [{ meeting, ranked, score }];
    })
    .sort(byScore);
}
