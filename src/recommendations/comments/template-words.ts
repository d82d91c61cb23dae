import { particle, withParticle } from '../../platform/korean-particle.ts';
import { type Candidate, hasSubtitle } from '../candidates/index.ts';
import { isQuotable } from './fact-words.ts';

/** The parts of a sentence about one reason. */
export interface ReasonParts {
  /** The book's title with its particle: "『할매』는". */
  readonly topic: string;
  /** The label of the reader's answer. */
  readonly label: string;
  /** The fact as words before "책". */
  readonly clause: string;
}

type ReasonLine = (parts: ReasonParts) => string;
type BookLine = (book: Candidate) => string | undefined;

/** The sentences about the first reason, one for each place among the picks. */
export const reasonLines: readonly [ReasonLine, ...ReasonLine[]] = [
  ({ topic, label, clause }) =>
    `${withParticle(`‘${label}’`, '을')} 고르셨지요. ${topic} ${clause} 책이에요.`,
  ({ topic, label, clause }) =>
    `‘${label}’${particle(label, '이라는')} 답을 보고 이 책이 떠올랐어요. ${topic} ${clause} 책이에요.`,
  ({ topic, label, clause }) =>
    `${topic} ${clause} 책이에요. ${withParticle(`‘${label}’`, '을')} 고르셔서 함께 권해 드려요.`,
];

/** The sentences about the second reason. */
export const fittingLines: readonly [ReasonLine, ...ReasonLine[]] = [
  ({ label, clause }) => `${clause} 책이라서 ‘${label}’에도 잘 맞아요.`,
  ({ label, clause }) => `‘${label}’${particle(label, '과')}도 통해요. ${clause} 책이거든요.`,
  ({ label, clause }) => `${clause} 책이기도 해서 ‘${label}’에도 어울려요.`,
];

/** The sentences about a second fact for the same answer. */
export const alsoLines: readonly [ReasonLine, ...ReasonLine[]] = [
  ({ clause }) => `${clause} 책이기도 해요.`,
  ({ clause }) => `또 ${clause} 책이에요.`,
  ({ clause }) => `그리고 ${clause} 책이에요.`,
];

/** The translators of the book, or the artists of its pictures. */
export const creditLines: readonly [BookLine, ...BookLine[]] = [
  (book) => credited(book, '우리말로 옮겼어요', '그림을 그렸어요'),
  (book) => credited(book, '우리말로 옮긴 책이에요', '그린 그림이 실려 있어요'),
  (book) => credited(book, '한국어로 옮겼어요', '그림을 맡았어요'),
];

/** Longest list of names that is told. */
const mostNames = 3;

function credited(
  { translators, illustrators, authors }: Candidate,
  translated: string,
  drew: string,
): string | undefined {
  const artists = illustrators.filter((name) => !authors.includes(name));
  const [names, deed] = translators.length > 0 ? [translators, translated] : [artists, drew];
  if (names.length === 0 || names.length > mostNames) return undefined;
  return `${withParticle(names.join(', '), '이')} ${deed}.`;
}

/** When and where a book was published. */
export const publicationLines: readonly [BookLine, ...BookLine[]] = [
  (book) => published(book, (year, publisher) => `${year}년에 ${publisher}에서 나왔어요.`),
  (book) => published(book, (year, publisher) => `${publisher}에서 ${year}년에 펴냈어요.`),
  (book) =>
    published(
      book,
      (year, publisher) => `${year}년에 나왔고, 펴낸 곳은 ${publisher}${particle(publisher, '이에요')}.`,
    ),
];

const published = (
  { publisher, publishedOn }: Candidate,
  say: (year: number, publisher: string) => string,
) => (publishedOn && publisher ? say(publishedOn.getUTCFullYear(), publisher) : undefined);

/** Introduces a book that no reason can be told for. */
export const introduce = (topic: string, { subCategory }: Candidate) =>
  subCategory ? `${topic} ‘${subCategory}’ 분야의 책이에요.` : introduceBriefly(topic);

/** For a book whose facts are too long for a comment. */
export const introduceBriefly = (topic: string) => `${topic} 고르신 장르의 책이에요.`;

/** The subtitle of the book. */
export const subtitleLines: readonly [BookLine, ...BookLine[]] = [
  (book) => quoted(book, (subtitle) => `부제는 ‘${subtitle}’${particle(subtitle, '이에요')}.`),
  (book) => quoted(book, (subtitle) => `‘${subtitle}’${particle(subtitle, '이라는')} 부제가 붙어 있어요.`),
  (book) =>
    quoted(book, (subtitle) => `제목 곁에 ‘${subtitle}’${particle(subtitle, '이라는')} 부제를 달았어요.`),
];

const quoted = (book: Candidate, say: (subtitle: string) => string) =>
  isQuotable(book.subtitle) && hasSubtitle(book) ? say(book.subtitle) : undefined;
