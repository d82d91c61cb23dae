import type { Candidate } from '../candidates/index.ts';
import { isPlain, mark, wordsOf } from './comment-text.ts';
import { contentVerbs, doing, invitation } from './comment-vocabulary.ts';
import { choiceOfReader } from './comment-words.ts';
import { anyMark, claimMark, factMark } from './mark-claimed.ts';
import type { Readings } from './readings.ts';

/** Whether every word of a sentence is accounted for, and it makes no statement of its own. */
export const isProven = (sentence: string, readings: Readings) =>
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

const factValues = (book: Candidate) =>
  [
    book.subtitle,
    ...book.authors,
    book.publisher,
    book.subCategory,
    ...book.tags,
    ...(book.publishedOn ? [`${book.publishedOn.getUTCFullYear()}년`] : []),
  ].filter((value) => value !== null);

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
