import { z } from 'zod';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { lettersOf } from '../platform/text/word-matcher.ts';
import { clubLimits } from './club-limits.ts';
import { wordMessages } from './word-messages.ts';

/** The longest word that a message shows. */
const shownLetters = 20;

/** The form of a club's words: one on each line, or with commas between them. Empty: none. */
export const WordListInput = z.object({
  words: freeText(textLimits.clubWords, {
    tooLong: wordMessages.tooMany,
    unfit: wordMessages.unfit,
  })
    .prefault('')
    .transform((text, context) => {
      const words = distinct(text.split(/[\n,]/u).map((word) => word.trim()));
      const problem = problemOf(words);
      if (problem === null) return words;
      context.addIssue({ code: 'custom', message: problem });
      return z.NEVER;
    }),
});

function problemOf(words: readonly string[]): string | null {
  if (words.length > clubLimits.words.most) return wordMessages.tooMany;
  for (const word of words) {
    const shown = [...word].slice(0, shownLetters).join('');
    if (lettersOf(word) === '') return wordMessages.noLetters(shown);
    if ([...word].length > clubLimits.words.letters) return wordMessages.tooLong(`${shown}…`);
  }
  return null;
}

/** Drops empty words, and words with the same letters as one before. */
function distinct(words: readonly string[]): string[] {
  const byLetters = new Map<string, string>();
  for (const word of words) {
    const key = lettersOf(word) || word;
    if (word !== '' && !byLetters.has(key)) byLetters.set(key, word);
  }
  return [...byLetters.values()];
}
