import { hangulOfLatinKeys } from '../text/latin-keys.ts';
import { textLimits } from '../text/text-limits.ts';
import { isbnGram, titleStartGram, wholeTitleGram, wordGrams } from './grams.ts';
import { isbn13Of } from './isbn.ts';
import { continuationsOf, isConsonant, type Letter, lettersOf, patternOf } from './letters.ts';

const mostWords = 8;
/** The most letters of a word or phrase that are looked up. */
const mostOfWord = 40;

/** The conditions for a row in one reading of the query. */
export interface Reading {
  /** Grams that the row must have, all of them. */
  readonly grams: readonly number[];
  /** Bodies of LIKE patterns: for each word, one of its patterns must match. */
  readonly words: readonly (readonly string[])[];
  /** Bodies of LIKE patterns: the title must begin with one of them, if given. */
  readonly start?: readonly string[];
  /** Bodies of LIKE patterns for the whole query without its spaces. */
  readonly phrase: readonly string[];
}

export interface SearchQuery {
  /** The letters as typed. A single consonant matches every syllable that begins with it. */
  readonly literal: Reading;
  /** The same with an unfinished last syllable; null if that makes no difference. */
  readonly unfinished: Reading | null;
  /**
   * Grams of titles that begin with the phrase, and of titles that equal it; null if the index
   * cannot tell.
   */
  readonly titleStart: readonly number[] | null;
  readonly wholeTitle: readonly number[] | null;
  /**
   * Other readings, used if the query finds nothing: two words without a space, Hangul typed on a
   * Latin keyboard.
   */
  readonly otherwise: readonly Reading[];
}

/**
 * Word boundaries besides spaces: separating signs, and any sign between two Korean letters. Other
 * signs belong to a word.
 */
const betweenWords =
  /[\s\p{Z}\p{Ps}\p{Pe}\p{Pi}\p{Pf},/|;:"<>\u00b7\u3001\u3002\u30fb\u318d]+|(?<=\p{Script=Hangul})[\p{P}\p{S}]+(?=\p{Script=Hangul})/u;

const letterOrFigure = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/u;

/**
 * Parses a typed query. Returns null if it holds nothing to search for.
 * @param options.hasIsbns whether the keys name ISBNs; otherwise they are read as any text
 */
export function readQuery(text: string, { hasIsbns = true } = {}): SearchQuery | null {
  const isbnOf = (part: string) => (hasIsbns ? isbn13Of(part) : null);
  const q = [...text.toWellFormed()].slice(0, textLimits.searchQuery.codePoints).join('');
  const isbn13 = isbnOf(q);
  if (isbn13 !== null) return byIsbn(isbn13);
  const phrase = lettersOf(q, mostOfWord);
  if (phrase.length === 0) return null;
  const parts = q.split(betweenWords).filter((part) => part !== '');
  const isbns = parts.flatMap((part) => isbnOf(part) ?? []);
  const typed = parts
    // A sign between spaces is no word: "소년이 온다 - 한강". A query of signs only is its phrase.
    .filter((part) => letterOrFigure.test(part) && isbnOf(part) === null)
    .map((part) => lettersOf(part, mostOfWord))
    .filter(({ length }) => length > 0);
  const words = withoutRepeats(typed.length === 0 && isbns.length === 0 ? [phrase] : typed).slice(
    0,
    mostWords,
  );
  const isbnGrams = isbns.map(isbnGram);
  const literal = readingOf(words, phrase, false, isbnGrams);
  const isOpen = phrase.slice(-1).some((letter) => continuationsOf(letter).length > 0);
  const start = titleStartGram(phrase);
  return {
    literal,
    unfinished: isOpen ? readingOf(words, phrase, true, isbnGrams) : null,
    titleStart: start === null ? null : [start, ...wordGrams(phrase, false)],
    wholeTitle: [wholeTitleGram(phrase)],
    otherwise:
      isbns.length > 0 ? [] : [...(words.length === 1 ? inTwoWords(phrase) : []), ...typedAsLatin(q)],
  };
}

function byIsbn(isbn13: string): SearchQuery {
  const grams = [isbnGram(isbn13)];
  return {
    literal: { grams, words: [], phrase: [] },
    unfinished: null,
    titleStart: null,
    wholeTitle: null,
    otherwise: [],
  };
}

/**
 * How many letters a query may have to be split into two words, and the least letters of each word.
 */
const undivided = { fewest: 4, most: 16, part: 2 };

function inTwoWords(phrase: readonly Letter[]): Reading[] {
  const { fewest, most, part } = undivided;
  if (phrase.length < fewest || phrase.length > most || phrase.some(isConsonant)) return [];
  return Array.from({ length: phrase.length - 2 * part + 1 }, (_, place) => [
    phrase.slice(0, place + part),
    phrase.slice(place + part),
  ]).map((words) => readingOf(words, phrase, false, []));
}

/**
 * Reads words of Latin letters as the Hangul that the same keys type, if that gives whole
 * syllables.
 */
function typedAsLatin(q: string): Reading[] {
  const trimmed = q.trim();
  // All capitals means caps lock; a single capital is typed with shift and is another key.
  const latin = trimmed === trimmed.toUpperCase() ? trimmed.toLowerCase() : trimmed;
  if (!/^[a-z][a-z\s]*[a-z]$/i.test(latin) || latin.length < 3) return [];
  const typed = latin.split(/\s+/).slice(0, mostWords).map(hangulOfLatinKeys);
  if (!typed.every((word) => /^[\uac00-\ud7a3]+$/.test(word))) return [];
  const words = typed.map((word) => lettersOf(word, mostOfWord));
  return [readingOf(words, lettersOf(typed.join(''), mostOfWord), false, [])];
}

function readingOf(
  words: readonly (readonly Letter[])[],
  phrase: readonly Letter[],
  isOpen: boolean,
  isbnGrams: readonly number[],
): Reading {
  const last = words.length - 1;
  return {
    grams: [
      ...new Set([
        ...isbnGrams,
        ...words.flatMap((word, place) => wordGrams(word, isOpen && place === last)),
      ]),
    ],
    words: words.map((word, place) => bodiesOf(word, isOpen && place === last)),
    phrase: bodiesOf(phrase, isOpen),
  };
}

function bodiesOf(word: readonly Letter[], isOpen: boolean): string[] {
  const last = word.at(-1);
  if (last === undefined) return [];
  const start = word.slice(0, -1).map(patternOf).join('');
  const ends = [patternOf(last), ...(isOpen ? continuationsOf(last) : [])];
  return ends.map((end) => start + end);
}

const spelled = (word: readonly Letter[]) => word.map(({ code }) => code).join('');

/** Removes words that another word contains. The last word stays, because it may be unfinished. */
function withoutRepeats(words: readonly Letter[][]): Letter[][] {
  const last = words.length - 1;
  return words.filter((word, place) => {
    if (place === last) return true;
    const own = spelled(word);
    return !words.some(
      (other, at) => at !== place && spelled(other).includes(own) && (spelled(other) !== own || at > place),
    );
  });
}
