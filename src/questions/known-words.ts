import { placesAfter } from '../platform/text/places-after.ts';
import { endings, particles, plainNouns, plainStems, wholeWords } from './question-vocabulary.ts';

/** Whether particles alone follow a noun. */
const isAfterNoun = (rest: string) => placesAfter(rest, particles).has(rest.length);

/** Whether endings, and at most one particle, follow a stem. */
function isAfterStem(rest: string): boolean {
  const places = placesAfter(rest, endings);
  return ['', ...particles].some((last) => rest.endsWith(last) && places.has(rest.length - last.length));
}

/** The fewest syllables of a word that two texts have in common, apart from its end. */
const sharedSyllables = 2;

/**
 * Returns a test whether a Korean word says nothing that is not in `sources`: it asks in words that
 * fit any book, or stands in the sources, perhaps with another end.
 */
export function knownIn(sources: string): (word: string) => boolean {
  const given = [...new Set(sources.match(/[가-힣]+/gu))];
  return (word) =>
    wholeWords.has(word) ||
    isFormOf(word, plainNouns, isAfterNoun) ||
    isFormOf(word, plainStems, isAfterStem) ||
    given.some((one) => sharesStem(word, one));
}

const isFormOf = (word: string, stems: readonly string[], isAfter: (rest: string) => boolean) =>
  stems.some((stem) => word.startsWith(stem) && isAfter(word.slice(stem.length)));

/** Whether two words differ only in their particles or endings. */
function sharesStem(word: string, given: string): boolean {
  if (word === given) return true;
  let shared = 0;
  while (shared < word.length && word[shared] === given[shared]) shared += 1;
  if (shared === given.length && shared === 1) return isAfterNoun(word.slice(1));
  return shared >= sharedSyllables && isEnd(word.slice(shared)) && isEnd(given.slice(shared));
}

const isEnd = (rest: string) => isAfterNoun(rest) || isAfterStem(rest);
