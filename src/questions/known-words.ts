import { endings, particles, plainNouns, plainStems, wholeWords } from './question-vocabulary.ts';

const anyOf = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).join('|');
const afterNoun = new RegExp(`^(?:${anyOf(particles)})*$`, 'u');
const afterStem = new RegExp(`^(?:${anyOf(endings)})*(?:${anyOf(particles)})?$`, 'u');
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
    isFormOf(word, plainNouns, afterNoun) ||
    isFormOf(word, plainStems, afterStem) ||
    given.some((one) => sharesStem(word, one));
}

const isFormOf = (word: string, stems: readonly string[], rest: RegExp) =>
  stems.some((stem) => word.startsWith(stem) && rest.test(word.slice(stem.length)));

/** Whether two words differ only in their particles or endings. */
function sharesStem(word: string, given: string): boolean {
  if (word === given) return true;
  let shared = 0;
  while (shared < word.length && word[shared] === given[shared]) shared += 1;
  if (shared === given.length && shared === 1) return afterNoun.test(word.slice(1));
  return shared >= sharedSyllables && isEnd(word.slice(shared)) && isEnd(given.slice(shared));
}

const isEnd = (rest: string) => afterNoun.test(rest) || afterStem.test(rest);
