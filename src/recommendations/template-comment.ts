import { titleLength } from './book-facts.ts';
import type { Candidate } from './candidate.ts';
import { particle, withParticle } from './korean-particle.ts';
import type { Contribution, Fact, RankedBook } from './rule-score.ts';

/** Points under which a fact is no reason worth saying. */
const smallestReason = 0.2;
/** Characters of a subtitle that is still quoted. */
const longestQuote = 60;

/** How the answer behind a choice is named, by the place of the book, so that three books do not begin alike. */
const openings: readonly ((label: string) => string)[] = [
  (label) => `‘${label}’${particle(label, '을')} 고르셨지요.`,
  (label) => `‘${label}’${particle(label, '이라는')} 답에서 떠올린 책이에요.`,
  (label) => `‘${label}’${particle(label, '과')} 이어지는 책을 찾아보았어요.`,
];

/**
 * A comment made of facts of the book's row and an answer really given: nothing in it can be untrue. `position` is the book's place among
 * the picks, from 0.
 */
export function templateComment({ book, contributions }: RankedBook, position: number): string {
  const reason = contributions.find(
    (contribution) => contribution.points >= smallestReason && describeFact(contribution.fact, book),
  );
  if (!reason) return `${introduce(book)} 고르신 답과 나란히 놓고 살펴보세요.`;
  const second = secondReason(contributions, reason, book);
  return [
    openings[position % openings.length]?.(reason.answer.option.label),
    describeFact(reason.fact, book),
    second ? `‘${second.answer.option.label}’도 함께 살폈어요.` : publication(book),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Another answer that speaks for the book by another fact, for which one sentence is enough. */
const secondReason = (contributions: readonly Contribution[], first: Contribution, book: Candidate) =>
  contributions.find(
    ({ answer, fact, points }) =>
      points >= smallestReason &&
      answer !== first.answer &&
      fact.kind !== first.fact.kind &&
      describeFact(fact, book),
  );

function describeFact(fact: Fact, book: Candidate): string | undefined {
  const topic = `『${book.title}』${particle(book.title, '은')}`;
  switch (fact.kind) {
    case 'tag':
      return `${topic} 책모임에서 ‘${fact.value}’ 태그를 붙인 책이에요.`;
    case 'shelf':
      return book.subCategory ? `${topic} ‘${book.subCategory}’ 서가의 책이에요.` : undefined;
    case 'word':
      return `${topic} 제목이나 부제에 ‘${fact.value}’${particle(fact.value, '이라는')} 말이 들어 있어요.`;
    case 'newness':
      return book.publishedOn
        ? `${topic} ${book.publishedOn.getUTCFullYear()}년에 나온 책이에요.`
        : undefined;
    case 'price':
      return book.salePrice > 0
        ? `『${book.title}』의 판매가는 ${book.salePrice.toLocaleString('ko-KR')}원이에요.`
        : undefined;
    case 'titleLength':
      return `${topic} 제목이 ${titleLength(book)}글자인 책이에요.`;
    case 'subtitle':
      return quotedSubtitle(book);
    case 'digits':
      return `${topic} 제목이나 부제에 숫자가 들어 있어요.`;
    case 'coauthored':
      return `${topic} ${book.authors.length}명이 함께 이름을 올린 책이에요.`;
    case 'series':
      // A numeral at the end of a title is a good guess at a series, and no proof of one.
      return undefined;
  }
}

function quotedSubtitle({ title, subtitle }: Candidate): string | undefined {
  if (subtitle === null || subtitle.length > longestQuote) return undefined;
  return `『${title}』에는 ‘${subtitle}’${particle(subtitle, '이라는')} 부제가 붙어 있어요.`;
}

const introduce = (book: Candidate) =>
  book.subCategory
    ? `『${book.title}』${particle(book.title, '은')} ‘${book.subCategory}’ 서가의 책이에요. ${publication(book)}`.trim()
    : `『${withParticle(`${book.title}』`, '은')} 고르신 장르의 책이에요. ${publication(book)}`.trim();

const publication = ({ publisher, publishedOn }: Candidate) =>
  publishedOn && publisher ? `${publishedOn.getUTCFullYear()}년에 ${publisher}에서 나왔어요.` : '';
