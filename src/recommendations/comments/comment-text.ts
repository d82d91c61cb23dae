import {
  endings,
  honorifics,
  particles,
  plainNouns,
  plainVerbs,
  plainWords,
  writer,
} from './comment-vocabulary.ts';

const anEnding = `(?:${endings.join('|')})`;
/** At most seven endings in a row: 하 · 셨 · 던 · 데 · 요. */
const someEndings = `${anEnding}{0,7}`;
const onlyEndings = new RegExp(`^${anEnding}*$`);

/**
 * The words of some texts without their endings, at least two letters each. Numbers are left out:
 * they are allowed only as a part of a whole value.
 */
export function stemsOf(texts: readonly string[]): string[] {
  const words = texts
    .flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))
    .filter((word) => /^\p{L}{2,}$/u.test(word));
  return words.map((word) => {
    // 수상작가 is a writer, and no 수상작.
    if (word.endsWith(writer)) return word;
    const letters = [...word];
    const length = letters.findIndex((_, i) => i >= 2 && onlyEndings.test(letters.slice(i).join('')));
    return length < 0 ? word : letters.slice(0, length).join('');
  });
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const isLetter = '[\\p{L}\\p{N}]';

/**
 * Replaces every value that stands as a word of its own, with or without endings. Longer values are
 * replaced first.
 */
export function mark(text: string, values: readonly string[], sign: (value: string) => string): string {
  return values
    .filter((value) => value !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce(
      (marked, value) =>
        // Most values of a row are in no comment, and an expression is dear to compile.
        marked.includes(value)
          ? marked.replace(
              new RegExp(`(?<!${isLetter})${escaped(value)}(?=${someEndings}(?!${isLetter}))`, 'gu'),
              sign,
            )
          : marked,
      text,
    );
}

/** Honorific endings are excluded: a word of a row or an answer never describes the reader. */
const humbleEndings = `(?:${endings.filter((ending) => !honorifics.has(ending)).join('|')}){0,7}`;
const restOfMark = new RegExp(`^${humbleEndings}$`, 'u');
const restOfStem = new RegExp(`^적?${humbleEndings}$`, 'u');

/** Tells words apart. */
export interface WordTest {
  test(word: string): boolean;
}

/** Accepts a word that begins with one of the stems, or is one of the marks, with any endings. */
export function wordsLike(marks: string, stems: readonly string[]): WordTest {
  const known = new Set(stems);
  return {
    test: (word) =>
      (word !== '' && marks.includes(word.charAt(0)) && restOfMark.test(word.slice(1))) ||
      known.values().some((stem) => word.startsWith(stem) && restOfStem.test(word.slice(stem.length))),
  };
}

const plain = new RegExp(
  `^(?:(?:${plainNouns.join('|')})(?:${particles.join('|')}){0,3}|(?:${plainVerbs.join('|')})${someEndings})$`,
);
/** Whether a word states nothing that could be untrue. */
export const isPlain = (word: string) => plainWords.has(word) || plain.test(word);

/** The words of a sentence without punctuation. */
export const wordsOf = (sentence: string) =>
  sentence
    .replace(/["'‘’“”『』「」《》〈〉]/g, '')
    .split(/[\s.,!?…:;·()~–—/&-]+/)
    .filter((word) => word !== '');
