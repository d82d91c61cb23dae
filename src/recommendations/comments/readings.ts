import { type Candidate, shelvesOf } from '../candidates/index.ts';
import { answerWords } from './answer-words.ts';
import { type BoundReading, boundReading } from './bound-words.ts';
import type { ClaimField } from './claim.ts';
import { claimedFieldWords } from './claimed-field-words.ts';
import { claimedAnswers, type SpeechContext } from './claimed-values.ts';
import { stemsOf, type WordTest, wordsLike } from './comment-text.ts';
import { fieldWords, kindsOfBooks } from './comment-vocabulary.ts';
import { allMarks, answerMark, claimedAuthorMark, claimedMarks, claimMark } from './marks.ts';

/** The words that a comment on one book may use. */
export interface Readings {
  readonly book: Candidate;
  readonly shortWords: readonly string[];
  readonly isClaimed: WordTest;
  readonly isSayable: WordTest;
  readonly isSayableOfReader: WordTest;
  /**
   * Matches a value of the row, or an answer's whole label. Single words of a label are plain words
   * (사람들).
   */
  readonly isFact: WordTest;
  readonly bound: BoundReading;
}

export function readingsOf(context: SpeechContext): Readings {
  const { book, claims } = context;
  const given = claimedAnswers(context);
  const facts = stemsOf(claims.filter(({ field }) => !isNaming(field)).map(({ value }) => value));
  const claimed = [
    ...facts,
    ...stemsOf(claims.flatMap(({ field }) => [...fieldWords[field], ...(claimedFieldWords[field] ?? [])])),
    ...stemsOf(given.flatMap(({ label, code }) => [label, ...(answerWords[code] ?? [])])),
  ];
  return {
    book,
    shortWords: given.flatMap(({ label }) => label.split(' ')).filter(({ length }) => length === 1),
    isClaimed: wordsLike(`${claimMark}${answerMark}${claimedAuthorMark}`, claimed),
    isSayable: wordsLike(allMarks, [...claimed, ...rowStems(book), ...allFieldWords]),
    isSayableOfReader: wordsLike(claimedMarks, claimed),
    isFact: wordsLike(allMarks, [...facts, ...rowStems(book)]),
    bound: boundReading(
      book,
      given.map(({ code }) => code),
    ),
  };
}

/** Words of a name are said as a part of it only, and the name is marked before. */
const isNaming = (field: ClaimField) => field === 'title' || field === 'subtitle' || field === 'series';

const allFieldWords = Object.values(fieldWords).flat();

const rowStems = (book: Candidate) => [
  ...stemsOf([...shelvesOf(book), ...book.tags]),
  ...kindsOfBooks.filter((kind) => book.subCategory?.includes(kind)),
];
