import { convertQwertyToHangul } from 'es-hangul';
import { textLimits } from '../text/text-limits.ts';
import { isbnGram, titleStartGram, wholeTitleGram, wordGrams } from './grams.ts';
import { isbn13Of } from './isbn.ts';
import { continuationsOf, isConsonant, type Letter, lettersOf, patternOf } from './letters.ts';

const mostWords = 8;
/** Letters: what a longer word or phrase is looked up by. */
const mostOfWord = 40;

/** What a row must have, in one reading of the query. */
export interface Reading {
  /** All of them. */
  readonly grams: readonly number[];
  /** Bodies of LIKE patterns: of each word, one of these. */
  readonly words: readonly (readonly string[])[];
  /** Bodies of LIKE patterns: the title begins with one of these. Nothing is asked of it when not given. */
  readonly start?: readonly string[];
  /** Bodies of LIKE patterns for the whole query, its spaces aside. */
  readonly phrase: readonly string[];
}

export interface SearchQuery {
  /** The letters as typed. A consonant alone stands for every syllable that begins with it. */
  readonly literal: Reading;
  /** The same, where the last syllable may still be unfinished; null where that makes no difference. */
  readonly unfinished: Reading | null;
  /** Finds titles that begin with the phrase, and the title that is the phrase; null for what the index cannot tell. */
  readonly titleStart: readonly number[] | null;
  readonly wholeTitle: readonly number[] | null;
  /** Other ways to read the query, for when it finds nothing: two words without a space, Hangul typed on a Latin keyboard. */
  readonly otherwise: readonly Reading[];
}

/** Between words, also where no space is typed: signs that separate, and any sign between two Korean letters. Others stand within a word. */
const betweenWords =
  /[\s\p{Z}\p{Ps}\p{Pe}\p{Pi}\p{Pf},/|;:"<>\u00b7\u3001\u3002\u30fb\u318d]+|(?<=\p{Script=Hangul})[\p{P}\p{S}]+(?=\p{Script=Hangul})/u;

/** Reads what a person typed. Null when it holds nothing to search for. */
export function readQuery(text: string): SearchQuery | null {
  const q = [...text.toWellFormed()].slice(0, textLimits.searchQuery.codePoints).join('');
  const isbn13 = isbn13Of(q);
  if (isbn13 !== null) return byIsbn(isbn13);
  const phrase = lettersOf(q, mostOfWord);
  if (phrase.length === 0) return null;
  const parts = q.split(betweenWords).filter((part) => part !== '');
  const isbns = parts.flatMap((part) => isbn13Of(part) ?? []);
  const typed = parts
    .filter((part) => isbn13Of(part) === null)
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
    otherwise: isbns.length > 0 || words.length !== 1 ? [] : [...inTwoWords(phrase), ...typedAsLatin(q)],
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

/** Letters of a query that may be two words, and of each of the two. */
const undivided = { fewest: 4, most: 16, part: 2 };

function inTwoWords(phrase: readonly Letter[]): Reading[] {
  const { fewest, most, part } = undivided;
  if (phrase.length < fewest || phrase.length > most || phrase.some(isConsonant)) return [];
  return Array.from({ length: phrase.length - 2 * part + 1 }, (_, place) => [
    phrase.slice(0, place + part),
    phrase.slice(place + part),
  ]).map((words) => readingOf(words, phrase, false, []));
}

/** A word of Latin letters as the Hangul that the same keys type, where that makes whole syllables. */
function typedAsLatin(q: string): Reading[] {
  const trimmed = q.trim();
  // With the capitals locked; a single capital is a key of its own.
  const latin = trimmed === trimmed.toUpperCase() ? trimmed.toLowerCase() : trimmed;
  if (!/^[a-z]{3,}$/i.test(latin)) return [];
  const hangul = convertQwertyToHangul(latin);
  const letters = lettersOf(hangul, mostOfWord);
  return /^[\uac00-\ud7a3]+$/.test(hangul) ? [readingOf([letters], letters, false, [])] : [];
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

/** Words that stand in another one ask for nothing more. The last word stays: it may be unfinished. */
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
