import { type Genre, lastListPage, lastSearchPage, pageSize } from './book.ts';
import type { BookListInput } from './input.ts';
import { hrefOf } from './list-address.ts';

export interface EmptyList {
  readonly heading: string;
  readonly message: string;
  readonly action?: { readonly href: string; readonly label: string };
}

const counts = new Intl.NumberFormat('ko');

const everything: BookListInput = { q: '', sort: 'rank', page: 1 };

/** Returns the title of a list or of a search. */
export function titleOf(q: string, heading: string, wasSearched: boolean): string {
  if (q === '') return heading;
  return wasSearched ? `“${q}” 검색 결과` : `“${q}” 검색`;
}

/** Returns how many books a list or a search has. */
export function summaryOf(q: string, total: number): string {
  const count = counts.format(total);
  const found = q === '' ? '' : `“${q}” 검색 결과 `;
  // The total is only counted up to the last page.
  return total < (q === '' ? lastListPage : lastSearchPage) * pageSize
    ? `${found}${count}권`
    : `${found}${count}권 넘게 있어요. 장르나 검색으로 좁혀 보세요.`;
}

/** Returns the message of an empty list, and the way out of it. */
export function emptyOf({ q, sort }: BookListInput, genre: Genre | undefined): EmptyList {
  if (q === '')
    return { heading: '아직 책이 없어요', message: '곧 채워 둘게요. 잠시 뒤에 다시 들러 주세요.' };
  const place = genre === undefined ? '' : `${genre.name} 장르에 `;
  return {
    heading: `${place}“${q}”에 맞는 책이 없어요`,
    message: '낱말을 줄이거나 제목, 작가, 출판사 가운데 하나만 적어 보세요.',
    action:
      genre === undefined
        ? { href: hrefOf({ ...everything, sort }), label: '모든 책 보기' }
        : { href: hrefOf({ ...everything, q, sort }), label: '전체 장르에서 찾기' },
  };
}
