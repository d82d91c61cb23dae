import type { Candidate } from '../candidates/index.ts';
import type { Fact } from '../ranking/index.ts';
import { pagesClause } from './credit-words.ts';
import { isNear, isTowards } from './nearness.ts';

export type StandingFact = Extract<Fact, { place: number }>;

/** Words for a book that stands at the wished end, in the wished half, or in the middle. */
interface Grades {
  readonly lowEnd: string;
  readonly lowHalf: string;
  readonly middle: string;
  readonly highHalf: string;
  readonly highEnd: string;
}

/**
 * Returns the place of a book among the candidates as words before "책"; `undefined` when the book
 * does not fit the wish or its row does not hold the value.
 */
export function standingClause(fact: StandingFact, book: Candidate): string | undefined {
  const grade = gradeOf(fact);
  return grade && wordsFor(fact.kind, book)?.[grade];
}

function gradeOf({ place, near }: StandingFact): keyof Grades | undefined {
  if (near > 0 && near < 1) return isNear(place, { near }) ? 'middle' : undefined;
  if (!isTowards(place, { near })) return undefined;
  if (near === 0) return isNear(place, { near }) ? 'lowEnd' : 'lowHalf';
  return isNear(place, { near }) ? 'highEnd' : 'highHalf';
}

function wordsFor(
  kind: StandingFact['kind'],
  { publishedOn, salePrice, pages }: Candidate,
): Grades | undefined {
  switch (kind) {
    case 'newness':
      return publishedOn ? ageWords(publishedOn.getUTCFullYear()) : undefined;
    case 'price':
      return salePrice > 0 ? priceWords(`${salePrice.toLocaleString('ko-KR')}원`) : undefined;
    case 'titleLength':
      return titleWords;
    case 'pages':
      return pages === null ? undefined : pageWords(pagesClause(pages));
  }
}

/** The wished ends are compared with the other candidates, never with today. */
const ageWords = (year: number): Grades => ({
  lowEnd: `살펴본 책들 가운데 먼저 나온 편인, ${year}년에 나온`,
  lowHalf: `아주 새 책은 아닌, ${year}년에 나온`,
  middle: `너무 새롭지도 오래되지도 않은, ${year}년에 나온`,
  highHalf: `그리 오래되지 않은, ${year}년에 나온`,
  highEnd: `살펴본 책들 가운데 새 책에 드는, ${year}년에 나온`,
});

const priceWords = (price: string): Grades => ({
  lowEnd: `판매가가 ${price}으로, 함께 살펴본 책들보다 부담이 적은 편인`,
  lowHalf: `판매가가 ${price}으로 높지 않은`,
  middle: `판매가가 ${price}으로 중간쯤인`,
  highHalf: `판매가가 ${price}으로 낮지 않은`,
  highEnd: `판매가가 ${price}으로, 함께 살펴본 책들보다 높은 편인`,
});

const pageWords = (thickness: string): Grades => ({
  lowEnd: `살펴본 책들 가운데 얇은 편인, ${thickness}`,
  lowHalf: `그리 두껍지 않은, ${thickness}`,
  middle: `두께가 알맞은, ${thickness}`,
  highHalf: `얇지 않은, ${thickness}`,
  highEnd: `살펴본 책들 가운데 두꺼운 편인, ${thickness}`,
});

const titleWords: Grades = {
  lowEnd: '제목이 짧은 편인',
  lowHalf: '제목이 길지 않은',
  middle: '제목이 알맞은 길이인',
  highHalf: '제목이 짧지 않은',
  highEnd: '제목이 긴 편인',
};
