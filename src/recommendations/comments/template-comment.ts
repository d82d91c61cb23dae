import { particle, withParticle } from '../../platform/korean-particle.ts';
import type { Candidate } from '../candidates/index.ts';
import type { Contribution, Fact, RankedBook } from '../ranking/index.ts';
import type { Claim } from './claim.ts';
import { maxCommentCharacters } from './comment-policy.ts';
import { isQuotable, nameFact, standingClause } from './fact-words.ts';
import { claimOf, tellableReasons } from './telling-reasons.ts';

/** A comment, and the claims it rests on. */
export interface WrittenComment {
  readonly comment: string;
  readonly claims: readonly Claim[];
}

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

/** Joins the first sentences that fit into a comment. */
function join(sentences: readonly (string | undefined)[]): string {
  return sentences.reduce<string>((text, sentence) => {
    const longer = `${text} ${sentence ?? ''}`.trim();
    return [...longer].length <= maxCommentCharacters ? longer : text;
  }, '');
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

const subtitleLine = ({ subtitle }: Candidate) =>
  isQuotable(subtitle) ? `부제는 ‘${subtitle}’${particle(subtitle, '이에요')}.` : undefined;

const publicationLine = ({ publisher, publishedOn }: Candidate) =>
  publishedOn && publisher ? `${publishedOn.getUTCFullYear()}년에 ${publisher}에서 나왔어요.` : undefined;
