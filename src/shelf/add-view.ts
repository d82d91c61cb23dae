import { type Book, type BookCard, bookCard } from '../books/index.ts';
import type { ClubForAsker } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import type { TypedForm, Values } from '../platform/http/typed-form.ts';
import { seoulWallTime } from '../platform/korean-date.ts';
import { withParticle } from '../platform/korean-particle.ts';
import type { EarlierBook } from './earlier-book-repository.ts';
import { shelfAssets } from './view.ts';

interface AddPage extends Page, TypedForm {
  readonly heading: string;
  readonly club: { readonly name: string; readonly href: string };
  readonly book: BookCard;
  readonly action: string;
  readonly chooseHref: string;
  readonly days: { readonly min: string; readonly max: string };
}

declare module '../platform/http/render.ts' {
  interface Views {
    'shelf/add': AddPage;
  }
}

export const addHrefOf = (clubId: number): string => `/clubs/${clubId}/shelf/new`;

/**
 * Returns the words of the page on which a leader chooses a book for the shelf. `added` is the book
 * that she added just now.
 */
export const choosingWords = (club: ClubForAsker['club'], added: Book | null) => ({
  title: '전에 읽은 책 고르기',
  heading: '전에 어떤 책을 읽으셨어요?',
  lead: '책장에 넣을 책을 골라 주세요. 읽은 날은 몰라도 괜찮아요.',
  club: { name: club.name, href: `/clubs/${club.id}` },
  done: added
    ? `${withParticle(`『${added.title}』`, '을')} 책장에 넣었어요. 이어서 더 넣을 수 있어요.`
    : null,
});

/** Returns the values of the form for a book that was added before. */
export const storedValues = (stored: EarlierBook | null): Values =>
  stored?.readOn ? { readOn: stored.readOn.toISOString().slice(0, 10) } : {};

/** The form that puts a chosen book on the shelf. */
export function addPage(
  { club, now }: ClubForAsker,
  book: Book,
  { values = {}, errors = {} }: { values?: Values; errors?: Values } = {},
): AddPage {
  return {
    title: '전에 읽은 책 넣기',
    ...shelfAssets,
    heading: '언제 읽으셨어요?',
    club: { name: club.name, href: `/clubs/${club.id}` },
    book: bookCard(book),
    action: `/clubs/${club.id}/shelf`,
    chooseHref: addHrefOf(club.id),
    values,
    errors,
    days: { min: '1900-01-01', max: seoulWallTime(now).slice(0, 10) },
  };
}
