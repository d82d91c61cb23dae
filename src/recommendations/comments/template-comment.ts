import { particle, withParticle } from '../../platform/korean-particle.ts';
import type { Candidate } from '../candidates/index.ts';
import type { Contribution, Fact, RankedBook } from '../ranking/index.ts';
import type { Claim } from './claim.ts';
import { askedBy, isNear, isTowards } from './claim-policy.ts';
import { maxCommentCharacters } from './comment-policy.ts';

/** A comment, and the claims it rests on. */
export interface WrittenComment {
  readonly comment: string;
  readonly claims: readonly Claim[];
}

/** A fact with fewer points is not worth a sentence. */
const minReasonPoints = 0.2;
/** Longest subtitle, in characters, that is quoted. */
const maxQuoteCharacters = 60;
/**
 * A book within this share of either end of the scale counts as one of the oldest, cheapest … or
 * newest, dearest.
 */
const scaleEndShare = 0.25;
/**
 * Facts about a book's content come first, before its age, price or title length, whatever their
 * points.
 */
const contentKinds: ReadonlySet<Fact['kind']> = new Set(['tag', 'shelf', 'word', 'subtitle']);

/**
 * How a comment introduces the answer. The three books of a recommendation take different openings.
 */
const openings: readonly ((label: string) => string)[] = [
  (label) => `‘${label}’${particle(label, '을')} 고르셨지요.`,
  (label) => `‘${label}’${particle(label, '이라는')} 답에서 떠올린 책이에요.`,
  (label) => `‘${label}’${particle(label, '과')} 이어지는 책을 찾아보았어요.`,
];

/**
 * Writes a comment from facts of the book's row and answers the reader gave, so that nothing in it
 * can be untrue. `position` is the book's place among the picks, from 0.
 */
export function templateComment(ranked: RankedBook, position: number): WrittenComment {
  const { book } = ranked;
  const reasons = tellableReasons(ranked);
  const [first] = reasons;
  if (!first)
    return { comment: join([introduce(book), subtitleLine(book), publicationLine(book)]), claims: [] };
  const second = reasons.find(
    ({ answer, fact }) => answer !== first.answer && nameFact(fact, book) !== nameFact(first.fact, book),
  );
  const reasonsTold = second ? [first, second] : [first];
  const told = reasonsTold.map(({ fact }) => fact.kind);
  const comment = join([
    openings[position % openings.length]?.(first.answer.option.label),
    describeFact(first.fact, book),
    second && fitLine(second, book),
    told.includes('subtitle') ? undefined : subtitleLine(book),
    told.includes('newness') ? undefined : publicationLine(book),
  ]);
  return { comment, claims: reasonsTold.flatMap((reason) => claimOf(reason, book) ?? []) };
}

/**
 * The reasons that can be told, the most telling first. Weak reasons are returned only when there
 * is no strong one.
 */
function tellableReasons({ book, contributions }: RankedBook): readonly Contribution[] {
  const tellable = contributions
    .filter((contribution) => isAsked(contribution) && nameFact(contribution.fact, book) !== undefined)
    .toSorted((one, other) => weightOf(other) - weightOf(one));
  const loud = tellable.filter(
    ({ fact, points }) => points >= minReasonPoints && !('place' in fact && !isNear(fact.place, fact)),
  );
  return loud.length > 0 ? loud : tellable.filter(({ points }) => points > 0);
}

/** The most telling reason for a book as a claim; `undefined` when no reason can be claimed. */
export const bestClaim = (ranked: RankedBook): Claim | undefined =>
  tellableReasons(ranked).flatMap((reason) => claimOf(reason, ranked.book) ?? [])[0];

/** A reason as a claim; `undefined` when the row has no value to show. */
function claimOf({ answer, fact }: Contribution, book: Candidate): Claim | undefined {
  const claim = (field: Claim['field'], value: string | undefined | null): Claim | undefined =>
    value ? { answer: answer.option.code, field, value } : undefined;
  switch (fact.kind) {
    case 'tag':
      return claim('tag', fact.value);
    case 'shelf':
      return claim('subCategory', book.subCategory);
    case 'word':
      return book.title.includes(fact.value)
        ? claim('title', wordHolding(book.title, fact.value))
        : claim('subtitle', wordHolding(book.subtitle ?? '', fact.value));
    case 'newness':
      return claim('year', book.publishedOn?.getUTCFullYear().toString());
    case 'price':
      return claim('price', String(book.salePrice));
    case 'titleLength':
    case 'series':
      return claim('title', book.title);
    case 'subtitle':
      return claim('subtitle', book.subtitle);
    case 'digits':
      return /\d/.test(book.title) ? claim('title', book.title) : claim('subtitle', book.subtitle);
    case 'coauthored':
      return claim('author', book.authors.join(', '));
  }
}

/** Finds the whole word that holds a part: "수상작" for "수상". */
const wordHolding = (text: string, part: string) =>
  text.split(/[^\p{L}\p{N}]+/u).find((word) => word.includes(part));

function isAsked({ answer, fact }: Contribution): boolean {
  const question = askedBy[fact.kind];
  return question === undefined || question === answer.question.id;
}

const weightOf = ({ fact, points }: Contribution) => points + (contentKinds.has(fact.kind) ? 10 : 0);

/** Joins the first sentences that fit into a comment. */
function join(sentences: readonly (string | undefined)[]): string {
  return sentences.reduce<string>((text, sentence) => {
    const longer = `${text} ${sentence ?? ''}`.trim();
    return [...longer].length <= maxCommentCharacters ? longer : text;
  }, '');
}

/**
 * The fact as a noun phrase; `undefined` when the row does not hold it, when it would be a guess,
 * or when it hardly fits the wish.
 */
function nameFact(fact: Fact, book: Candidate): string | undefined {
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
function standingClause(fact: StandingFact, book: Candidate): { ends: string; asNoun: string } | undefined {
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

function describeFact(fact: Fact, book: Candidate): string {
  const topic = topicOf(book);
  if (fact.kind === 'tag') return `${topic} 책모임이 ‘${fact.value}’ 책갈피를 꽂아 둔 책이에요.`;
  if (fact.kind === 'shelf') return `${topic} ‘${book.subCategory}’ 서가의 책이에요.`;
  if ('place' in fact) return `${topic} ${standingClause(fact, book)?.ends}.`;
  return `${topic} ${withParticle(nameFact(fact, book) ?? '', '이')} 눈에 띄는 책이에요.`;
}

const fitLine = ({ answer, fact }: Contribution, book: Candidate) =>
  `‘${answer.option.label}’${particle(answer.option.label, '이라는')} 답에는 ${withParticle(nameFact(fact, book) ?? '', '이')} 어울려요.`;

const topicOf = ({ title }: Candidate) => `『${title}』${particle(title, '은')}`;

const introduce = (book: Candidate) =>
  book.subCategory
    ? `${topicOf(book)} ‘${book.subCategory}’ 서가의 책이에요.`
    : `${topicOf(book)} 고르신 장르의 책이에요.`;

const isQuotable = (subtitle: string | null): subtitle is string =>
  subtitle !== null && [...subtitle].length <= maxQuoteCharacters;

const subtitleLine = ({ subtitle }: Candidate) =>
  isQuotable(subtitle) ? `부제는 ‘${subtitle}’${particle(subtitle, '이에요')}.` : undefined;

const publicationLine = ({ publisher, publishedOn }: Candidate) =>
  publishedOn && publisher ? `${publishedOn.getUTCFullYear()}년에 ${publisher}에서 나왔어요.` : undefined;
