import type { Candidate } from '../candidates/index.ts';
import { mark, wordsOf } from './comment-text.ts';
import { invitation } from './invitation-vocabulary.ts';
import { anyMark, claimMark, factMark } from './marks.ts';
import { descriptionOfBook } from './print-vocabulary.ts';
import { withoutTagCounts } from './quotable-parts.ts';
import { clausesOf } from './reader-clauses.ts';
import type { Readings } from './readings.ts';
import { mayHoldMore, maySayOfBook, maySayOfReader } from './sayable-words.ts';
import { type ShapeFault, shapeFault } from './sentence-shape.ts';
import { speaksOfWords } from './sentence-vocabulary.ts';
import { isSoft, isSoftInDescription } from './soft-talk.ts';
import { factsOfTitle, kindsNamed, translationsOf, withoutTrueForms, wordsNamed } from './title-facts.ts';
import { withoutSoftPhrases } from './without-soft-phrases.ts';

/** Why a sentence is not shown. `words` are those that nothing accounts for. */
export interface SentenceFault {
  readonly reason: ShapeFault | 'quote' | 'fact_as_book' | 'word' | 'word_of_reader';
  readonly words: readonly string[];
}

/**
 * Returns `null` when every word of a sentence is accounted for, and it makes no statement of its
 * own: it may be shown.
 */
export function sentenceFault(spoken: string, readings: Readings): SentenceFault | null {
  const sentence = withoutTrueForms(withoutTagCounts(spoken, readings.book), readings.book);
  const values = factValues(readings.book, sentence);
  const toFacts = (text: string) => mark(text, values, () => factMark);
  const shape = shapeFault(toFacts(sentence), readings);
  if (shape) return { reason: shape, words: [] };
  const mayHold = mayHoldMore(sentence, toFacts(sentence));
  for (const { text, isOfReader } of clausesOf(sentence)) {
    const marked = isOfReader ? text : toFacts(text);
    if (quotesMore(marked)) return { reason: 'quote', words: [] };
    if (factAsBook.test(marked)) return { reason: 'fact_as_book', words: [] };
    const words = isOfReader
      ? wordsOf(marked.replace(wordsAroundAnswers, '')).filter((word) => !maySayOfReader(word, readings))
      : wordsOfBook(marked)
          .filter(
            ({ word, describes }) =>
              !(describes ? isSoftInDescription : isSoft)(word) &&
              !maySayOfBook(word, readings) &&
              !mayHold(word, describes),
          )
          .map(({ word }) => word);
    if (words.length > 0) return { reason: isOfReader ? 'word_of_reader' : 'word', words };
  }
  return null;
}

/** Two or three of the answers, and the news of a prize that she answered for. */
const wordsAroundAnswers = /(?:두|세)(?: 가지)? (?=답)|(?<!\S)수상 (?=소식)/g;

interface PlacedWord {
  readonly word: string;
  /** Whether the word stands where the clause says what the book is. */
  readonly describes: boolean;
}

/** Stands for a phrase about a situation of reading. In a description it would tell content. */
const situationMark = '▢';

/** The words of a clause about the book. */
function wordsOfBook(clause: string): PlacedWord[] {
  const marked = withoutSoftPhrases(clause, ` ${situationMark} `);
  const [description = ''] = descriptionOfBook.exec(marked) ?? [];
  const bare = description.replaceAll(situationMark, ' ');
  const length = invitation.test(`${bare}책이에요`) ? 0 : description.length;
  return [
    ...wordsOf(marked.slice(0, length)).map((word) => ({ word, describes: true })),
    ...wordsOf(marked.slice(length).replaceAll(situationMark, ' ')).map((word) => ({
      word,
      describes: false,
    })),
  ];
}

const factValues = (book: Candidate, sentence: string) =>
  [
    book.subCategory,
    ...book.tags,
    ...kindsNamed(book),
    ...translationsOf(book),
    ...(speaksOfWords.test(sentence) ? [...factsOfTitle(sentence, book), ...wordsNamed(sentence, book)] : []),
    ...(book.publishedOn ? [`${book.publishedOn.getUTCFullYear()}년`] : []),
  ].filter((value) => value !== null);

/**
 * Whether quotation marks hold anything but values of the row: another title, or invented words.
 */
const quotesMore = (marked: string) =>
  [...marked.matchAll(/[‘“'"『「《〈]([^’”'"』」》〉]*)[’”'"』」》〉]/g)].some(
    ([, inside = '']) => !new RegExp(`^(?:${anyMark}|[\\s,·:&])+$`).test(inside),
  );

/** Matches a tag that is used like a book to read: "역사도 꼭 읽어 보세요". */
const factAsBook = new RegExp(
  `[${claimMark}${factMark}][’”'"』]?(?:을|를|도|부터|까지)\\s?(?:꼭|먼저|이어서?|함께|같이|더|한번)?\\s?(?:읽|펼)(?!고 싶|는 (?:즐거움|재미|마음|시간|분))`,
);
