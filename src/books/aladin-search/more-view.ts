import { tooManyMessage } from '../../platform/rate-limits/index.ts';
import { type BookCard, bookCards } from '../view.ts';
import type { Omission } from './aladin-search.ts';
import type { More } from './find-more.ts';

/** A found item. `href` leads to the stored book; null if it is not stored yet. */
export interface FoundItem extends Pick<BookCard, 'title' | 'authors' | 'imprint' | 'cover'> {
  readonly itemId: string;
  readonly productUrl: string;
  readonly href: string | null;
}

/** Model of views/books/aladin-results.ejs. */
export interface MoreSection {
  readonly items: readonly FoundItem[];
  readonly notes: readonly string[];
  /** Asks Aladin; null if it was asked. */
  readonly offerHref: string | null;
  /** The page that a chosen book goes to; empty for the book's own. */
  readonly next: string;
  /** The label of the button that stores an item. */
  readonly choose: string;
  /** Where a visitor comes back to after the log-in. */
  readonly returnTo: string;
}

/** `searchHref` is the address of the search without Aladin. */
export function moreSection(
  more: More,
  { searchHref, next = '' }: { readonly searchHref: string; readonly next?: string },
): MoreSection {
  const answer = more.kind === 'asked' ? more.answer : null;
  return {
    items: more.kind === 'asked' ? itemsOf(more, next) : [],
    notes: answer === null ? [] : notesOf(answer),
    offerHref: answer === null ? `${searchHref}&more=1` : null,
    next,
    choose: next === '' ? '책 목록에 담기' : '이 책으로 정하기',
    returnTo: searchHref,
  };
}

function itemsOf({ answer, stored }: More & { kind: 'asked' }, next: string): FoundItem[] {
  if (answer.kind !== 'found') return [];
  const cards = bookCards(
    answer.books.map(({ publishedOn, contributors, ...book }) => ({
      ...book,
      id: book.itemId,
      publishedOn: publishedOn === null ? null : new Date(publishedOn),
      contributors: contributors.map(({ name, role }) => ({ authorId: 0, name, role })),
    })),
  );
  return answer.books.flatMap(({ itemId, productUrl }, at) => {
    const card = cards[at];
    const id = stored.get(itemId);
    const page = next === '' ? `/books/${id}` : `${next}?bookId=${id}`;
    return card
      ? [{ ...card, itemId: String(itemId), productUrl, href: id === undefined ? null : page }]
      : [];
  });
}

function notesOf(answer: (More & { kind: 'asked' })['answer']): string[] {
  switch (answer.kind) {
    case 'unavailable':
      return ['지금은 알라딘에서 찾지 못했어요. 잠시 뒤에 다시 찾거나 책을 직접 등록해 주세요.'];
    case 'limited':
      return [tooManyMessage(answer.retryAfterMs)];
    default: {
      const nothing = answer.books.length === 0 ? ['알라딘에서 더 찾은 책이 없어요.'] : [];
      return [...nothing, ...omissionNote(answer.omitted)];
    }
  }
}

/** "알라딘이 찾은 책 가운데 3개는 만화 분야라서, 1개는 성인 도서라서 뺐어요." */
function omissionNote(omitted: readonly Omission[]): string[] {
  if (omitted.length === 0) return [];
  const parts = omitted.map(({ count, ...omission }) => `${count}개는 ${reasonOf(omission)}`);
  return [`알라딘이 찾은 책 가운데 ${parts.join(', ')} 뺐어요.`];
}

function reasonOf({ why, name }: Omit<Omission, 'count'>): string {
  switch (why) {
    case 'mall':
      return '종이책이 아니라서';
    case 'top':
      return '국내 도서가 아니라서';
    case 'genre':
      return `${name} 분야라서`;
    case 'adult':
      return '성인 도서라서';
    default:
      return '책 정보가 모자라서';
  }
}
