import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { Proposal } from './book-vote.ts';

/** A proposed book as a page shows it. */
export interface BookLine {
  readonly book: BookCard;
  /** "하늘 님이 제안했어요"; null if the proposer is no member any more. */
  readonly by: string | null;
  /** "지난번 2위" */
  readonly mark: string | null;
}

/** Returns the lines of proposals in their order. */
export const bookLines = <One extends Proposal>(
  proposals: readonly One[],
  books: ReadonlyMap<number, Book>,
): (BookLine & { readonly proposal: One })[] =>
  proposals.flatMap((proposal) => {
    const book = books.get(proposal.bookId);
    return book ? [{ ...bookLine(proposal, book), proposal }] : [];
  });

const bookLine = ({ proposer, wasSecond }: Proposal, book: Book): BookLine => ({
  book: bookCard(book),
  by: proposer === null ? null : `${proposer} 님이 제안했어요`,
  mark: wasSecond ? '지난번 2위' : null,
});
