import { editionModifier, editionNoun, kindBehindColon, leadingEdition } from './edition-words.ts';

/**
 * Removes the edition from the words of a title: `총균쇠 2026 개정판` → `총균쇠`. Accompanying words are
 * removed only beside an edition note.
 */
export function withoutEdition(main: string): string {
  const words = main.replace(kindBehindColon, '').replace(leadingEdition, '').split(' ');
  while (words.length > 1 && isEdition(words.at(-1) ?? '')) {
    words.pop();
    while (words.length > 1 && isModifier(words.at(-1) ?? '')) words.pop();
  }
  return words.join(' ');
}

const bare = (word: string) => word.replace(/[,:.!]$/, '');
const isEdition = (word: string) => editionNoun.test(word);
const isModifier = (word: string) => word === ':' || word === ',' || editionModifier.test(bare(word));
