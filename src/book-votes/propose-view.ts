import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { ClubForAsker } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import { proposeHrefOf, voteAssets, votesHrefOf } from './assets-view.ts';

interface ProposePage extends Page {
  readonly club: { readonly name: string; readonly href: string };
  readonly book: BookCard;
  readonly action: string;
  readonly chooseHref: string;
  /** Why the book was not proposed. */
  readonly error: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'book-votes/propose': ProposePage;
  }
}

/** Returns the words of the page on which a member chooses a book to propose. */
export const choosingWords = ({ club }: ClubForAsker) => ({
  title: '다음 책 제안하기',
  heading: '어떤 책을 함께 읽고 싶으세요?',
  lead: '고른 책은 북클럽의 제안 목록에 올라가고, 리더가 투표를 열면 후보가 돼요.',
  club: { name: club.name, href: `/clubs/${club.id}` },
  done: null,
});

/** The page that asks once more before a chosen book is proposed. */
export const proposePage = (
  { club }: ClubForAsker,
  book: Book,
  error: string | null = null,
): ProposePage => ({
  title: '다음 책 제안하기',
  ...voteAssets,
  club: { name: club.name, href: votesHrefOf(club.id) },
  book: bookCard(book),
  action: `/clubs/${club.id}/book-proposals`,
  chooseHref: proposeHrefOf(club.id),
  error,
});
