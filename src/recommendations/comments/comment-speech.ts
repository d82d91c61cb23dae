import type { ChosenAnswer } from '../../quiz/index.ts';
import type { Candidate } from '../candidates/index.ts';
import { answerWords } from './answer-words.ts';
import type { Claim } from './claim.ts';
import { isPlain, mark, stemsOf, wordsLike, wordsOf } from './comment-text.ts';
import { contentVerbs, doing, fieldWords, invitation, kindsOfBooks } from './comment-vocabulary.ts';
import { choiceOfReader } from './comment-words.ts';
import { withoutEdition } from './title-key.ts';

/**
 * Placeholders for the book's own title, claimed values, claimed answers, and other values of the
 * row.
 */
const [titleMark, claimMark, answerMark, factMark] = ['◈', '◆', '◉', '◇'];
const anyMark = `[${titleMark}${claimMark}${answerMark}${factMark}]`;
/**
 * A private-use character follows each placeholder and numbers it. Plain comments hold none of
 * these.
 */
const firstNumber = 0xe000;
const numbers = /[\ue000-\uf8ff]/g;

export interface SpeechContext {
  readonly book: Candidate;
  readonly answers: readonly ChosenAnswer[];
  /** Claims that passed the claim policy. */
  readonly claims: readonly Claim[];
}

/**
 * Returns the sentences of a comment in which every word is accounted for: it is plain, or of the
 * book's row, or of an answer that a claim rests on. A sentence about the reader's choice may use
 * only claimed values of the row. Returns `null` when no sentence mentions a claim.
 */
export function provenSentences(comment: string, context: SpeechContext): string | null {
  const { marked, restore } = markClaimed(comment, context);
  const readings = readingsOf(context);
  const proven = sentencesOf(marked).filter((sentence) => isProven(sentence.replace(numbers, ''), readings));
  const isAnchored = proven.some((sentence) =>
    wordsOf(sentence.replace(numbers, '')).some((word) => readings.isClaimed.test(word)),
  );
  return isAnchored ? restore(proven.join(' ')) : null;
}

/** The comment without the book's own title and claimed values, where these stand as words. */
export const withoutClaimed = (comment: string, context: SpeechContext) =>
  markClaimed(comment, context).marked.replace(new RegExp(anyMark, 'g'), ' ').replace(numbers, ' ');

interface Readings {
  readonly book: Candidate;
  readonly shortWords: readonly string[];
  readonly isClaimed: RegExp;
  readonly isSayable: RegExp;
  readonly isSayableOfReader: RegExp;
  /**
   * Matches a value of the row, or an answer's whole label. Single words of a label are plain words
   * (사람들).
   */
  readonly isFact: RegExp;
}

function readingsOf(context: SpeechContext): Readings {
  const { book, claims } = context;
  const given = claimedAnswers(context);
  const facts = stemsOf(claims.map(({ value }) => value));
  const claimed = [
    ...facts,
    ...stemsOf(claims.flatMap(({ field }) => fieldWords[field])),
    ...stemsOf(given.flatMap(({ label, code }) => [label, ...(answerWords[code] ?? [])])),
  ];
  return {
    book,
    shortWords: given.flatMap(({ label }) => label.split(' ')).filter(({ length }) => length === 1),
    isClaimed: wordsLike(`[${claimMark}${answerMark}]`, claimed),
    isSayable: wordsLike(anyMark, [...claimed, ...rowStems(book), ...allFieldWords]),
    isSayableOfReader: wordsLike(anyMark, claimed),
    isFact: wordsLike(anyMark, [...facts, ...rowStems(book)]),
  };
}

const isProven = (sentence: string, readings: Readings) =>
  isWellShaped(sentence, readings) &&
  partsOf(sentence).every(({ text, isOfReader }) => {
    const marked = isOfReader ? text : mark(text, factValues(readings.book), () => factMark);
    const proven = isOfReader ? readings.isSayableOfReader : readings.isSayable;
    return (
      !quotesMore(marked) &&
      !factAsReading.test(marked) &&
      wordsOf(marked).every(
        (word) => isPlain(word) || readings.shortWords.includes(word) || proven.test(word),
      )
    );
  });

/**
 * Whether a sentence of allowed words makes no statement of its own. Plain words can still form an
 * untrue one: "어느 날의 만남을 다룬 책이에요".
 */
function isWellShaped(sentence: string, { book, isFact, isSayableOfReader }: Readings): boolean {
  const words = wordsOf(mark(sentence, factValues(book), () => factMark));
  const isGround = (word = '') => isFact.test(word) || isSayableOfReader.test(word);
  return (
    (words.some((word) => isFact.test(word)) || invitation.test(sentence.trim())) &&
    ![...book.authors, book.publisher].some((name) => tellsWhatTheyDid(sentence, name)) &&
    words.every((word, i) => !contentVerbs.test(word) || isGround(words[i - 1]))
  );
}

const tellsWhatTheyDid = (sentence: string, name: string) =>
  name !== '' &&
  sentence
    .split(name)
    .slice(1)
    .some((rest) => doing.test(rest));

const sentencesOf = (text: string) => text.split(/(?<=[.!?…])\s+/);

/** Splits a sentence after its last word about the reader's choice. */
function partsOf(sentence: string): { text: string; isOfReader: boolean }[] {
  const last = [...sentence.matchAll(choiceOfReader)].at(-1);
  const from = last ? last.index + last[0].length : 0;
  const cut = last ? from + sentence.slice(from).search(/\s|$/) : 0;
  return [
    { text: sentence.slice(0, cut), isOfReader: true },
    { text: sentence.slice(cut), isOfReader: false },
  ];
}

/**
 * Replaces the book's own title, claimed values and claimed answers by placeholders. `restore` puts
 * them back.
 */
function markClaimed(comment: string, context: SpeechContext) {
  const { title } = context.book;
  const taken: string[] = [];
  const take = (sign: string) => (value: string) =>
    `${sign}${String.fromCharCode(firstNumber + taken.push(value) - 1)}`;
  const labels = claimedAnswers(context).map(({ label }) => label);
  const answersMarked = mark(comment, labels, take(answerMark));
  const titleMarked = mark(answersMarked, [title, withoutEdition(title)], take(titleMark));
  const marked = mark(titleMarked, context.claims.flatMap(claimValues), take(claimMark));
  const restore = (text: string) =>
    text.replace(
      new RegExp(`${anyMark}([\\ue000-\\uf8ff])`, 'g'),
      (_, number: string) => taken[number.charCodeAt(0) - firstNumber] ?? '',
    );
  return { marked, restore };
}

const claimedAnswers = ({ answers, claims }: SpeechContext) =>
  answers.map(({ option }) => option).filter(({ code }) => claims.some(({ answer }) => answer === code));

const claimValues = ({ field, value }: Claim) =>
  field === 'year' ? [`${value}년`] : field === 'price' ? [] : [value, ...value.split(', ')];

const factValues = (book: Candidate) =>
  [
    book.subtitle,
    ...book.authors,
    book.publisher,
    book.subCategory,
    ...book.tags,
    ...(book.publishedOn ? [`${book.publishedOn.getUTCFullYear()}년`] : []),
  ].filter((value) => value !== null);

const allFieldWords = Object.values(fieldWords).flat();

const rowStems = ({ title, subtitle, subCategory, tags }: Candidate) => [
  ...stemsOf([title, subtitle ?? '', subCategory ?? '', ...tags]),
  ...kindsOfBooks.filter((kind) => subCategory?.includes(kind)),
];

/**
 * Whether quotation marks hold anything but values of the row: another title, or invented words.
 */
const quotesMore = (marked: string) =>
  [...marked.matchAll(/[‘“'"『「《〈]([^’”'"』」》〉]*)[’”'"』」》〉]/g)].some(
    ([, inside = '']) => !new RegExp(`^(?:${anyMark}|[\\s,·:])+$`).test(inside),
  );

/** Matches a tag that is used like a book to read: "역사도 꼭 읽어 보세요". */
const factAsReading = new RegExp(
  `[${claimMark}${factMark}][’”'"』]?(?:을|를|도|부터|까지|와|과)\\s?(?:꼭|먼저|이어서?|함께|같이|더|한번)?\\s?(?:읽|펼)`,
);
