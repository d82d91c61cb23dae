import { type BookCard, bookCard, bookStyles, coverScripts } from '../books/index.ts';
import { type ClubForAsker, clubAssets } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import { withParticle } from '../platform/korean-particle.ts';
import type { BookWords } from './book-words-repository.ts';
import type { Suggestions } from './suggest-books.ts';

interface SuggestedBook {
  readonly book: BookCard;
  readonly comment: string;
  /** Whether a model wrote the comment. */
  readonly isByModel: boolean;
  /** Names an answer of at least half of the members; null if no answer may be named. */
  readonly reason: string | null;
}

interface NextBookPage extends Page {
  readonly club: { readonly name: string; readonly href: string };
  readonly votesHref: string;
  readonly books: readonly SuggestedBook[];
  readonly hasWordsOfModel: boolean;
  /** The form that proposes a book; null in a closed club. */
  readonly proposeAction: string | null;
  /** Why there are no books, and what helps; null if there are some. */
  readonly empty: {
    readonly heading: string;
    readonly message: string;
    readonly action: { readonly href: string; readonly label: string };
  } | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'next-book/show': NextBookPage;
  }
}

export function nextBookPage(
  { club }: ClubForAsker,
  suggestions: Suggestions,
  words: BookWords,
): NextBookPage {
  const books = suggestions.ok ? suggestedBooks(suggestions, words) : [];
  return {
    title: `${club.name} 다음 책`,
    styles: [...clubAssets.styles, ...bookStyles, '/css/pages/book-votes.css'],
    scripts: coverScripts,
    club: { name: club.name, href: `/clubs/${club.id}` },
    votesHref: `/clubs/${club.id}/book-votes`,
    books,
    hasWordsOfModel: books.some(({ isByModel }) => isByModel),
    proposeAction: club.closedAt ? null : `/clubs/${club.id}/book-proposals`,
    empty: books.length > 0 ? null : emptyState(club.id, suggestions),
  };
}

const suggestedBooks = (
  { picks, books }: Extract<Suggestions, { ok: true }>,
  words: BookWords,
): SuggestedBook[] =>
  picks.flatMap(({ bookId, comment: facts, reason }) => {
    const book = books.get(bookId);
    if (!book) return [];
    const written = words.get(bookId);
    return [
      {
        book: bookCard(book),
        comment: written ?? facts,
        isByModel: written !== undefined,
        reason: reason && reasonText(reason),
      },
    ];
  });

const reasonText = ({ answer, fact }: { readonly answer: string; readonly fact: string }) =>
  `퀴즈를 푼 멤버 절반 이상이 고른 ‘${answer}’에 ${withParticle(fact, '이')} 어울려요.`;

const emptyState = (clubId: number, suggestions: Suggestions) =>
  suggestions.ok
    ? {
        heading: '모두에게 맞는 책을 찾지 못했어요',
        message:
          '읽은 책과 마음에 들지 않은 책을 빼고 나니 남은 책이 없어요. 함께 읽고 싶은 책을 직접 제안해 보세요.',
        action: { href: `/clubs/${clubId}/book-proposals/new`, label: '책 제안하기' },
      }
    : {
        heading: '취향 퀴즈를 푼 멤버가 세 명 있어야 해요',
        message:
          '멤버들의 취향을 모아 세 권을 골라요. 아직 풀지 않으셨다면 먼저 풀고, 다른 멤버에게도 알려 주세요.',
        action: { href: '/quiz', label: '취향 퀴즈 풀기' },
      };
