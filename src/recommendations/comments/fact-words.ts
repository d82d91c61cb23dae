import { particle } from '../../platform/korean-particle.ts';
import type { Candidate } from '../candidates/index.ts';
import type { Fact } from '../ranking/index.ts';
import { isNear, isTowards } from './claim-policy.ts';

/** Longest subtitle, in characters, that is quoted. */
const maxQuoteCharacters = 60;
/**
 * A book within this share of either end of the scale counts as one of the oldest, cheapest … or
 * newest, dearest.
 */
const scaleEndShare = 0.25;
/**
 * The fact as a noun phrase; `undefined` when the row does not hold it, when it would be a guess,
 * or when it hardly fits the wish.
 */
export function nameFact(fact: Fact, book: Candidate): string | undefined {
  switch (fact.kind) {
    case 'tag':
      return `‘${fact.value}’ 책갈피`;
    case 'shelf':
      return book.subCategory ? `‘${book.subCategory}’ 서가` : undefined;
    case 'word':
      return `‘${fact.value}’${particle(fact.value, '이라는')} 말`;
    case 'newness':
    case 'price':
    case 'titleLength':
      return standingClause(fact, book)?.asNoun;
    case 'subtitle':
      return isQuotable(book.subtitle)
        ? `‘${book.subtitle}’${particle(book.subtitle, '이라는')} 부제`
        : undefined;
    case 'digits':
      return '제목이나 부제에 적힌 숫자';
    case 'coauthored':
      return `나란히 적힌 ${book.authors.length}명의 이름`;
    case 'series':
      // A numeral at the end of a title suggests a series and does not prove one.
      return undefined;
  }
}

type StandingFact = Extract<Fact, { place: number }>;

/**
 * "2024년에 나온 책으로, 후보 가운데 새로운 편", as the end of a sentence and as a noun; `undefined` when the book
 * does not fit the wish.
 */
export function standingClause(
  fact: StandingFact,
  book: Candidate,
): { ends: string; asNoun: string } | undefined {
  const subject = standingSubject(fact, book);
  if (subject === undefined) return undefined;
  const [low, high] = ends[fact.kind];
  const { place, near } = fact;
  const say = (words: string, end: string, noun: string) => ({
    ends: `${subject} 후보 가운데 ${words}${end}`,
    asNoun: `${subject} 후보 가운데 ${words}${noun} 점`,
  });
  if (isNear(place, fact) && near > 0 && near < 1) return say('중간쯤', '이에요', '이라는');
  if (!isTowards(place, fact)) return undefined;
  const side = near === 0 ? low : high;
  return Math.abs(place - near) <= scaleEndShare
    ? say(`${side} 편`, '이에요', '이라는')
    : say(`${side} 쪽 절반에 `, '들어요', '든다는');
}

const ends: Record<StandingFact['kind'], readonly [string, string]> = {
  newness: ['오래된', '새로운'],
  price: ['낮은', '높은'],
  titleLength: ['짧은', '긴'],
};

function standingSubject({ kind }: StandingFact, { publishedOn, salePrice }: Candidate): string | undefined {
  if (kind === 'titleLength') return '제목이';
  if (kind === 'newness') return publishedOn ? `${publishedOn.getUTCFullYear()}년에 나온 책으로,` : undefined;
  return salePrice > 0 ? `판매가가 ${salePrice.toLocaleString('ko-KR')}원으로,` : undefined;
}

/** Whether a book has a subtitle short enough to quote. */
export const isQuotable = (subtitle: string | null): subtitle is string =>
  subtitle !== null && [...subtitle].length <= maxQuoteCharacters;
