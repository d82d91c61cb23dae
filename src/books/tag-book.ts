import type { TagRule } from './tag-rule.ts';
import { tagVocabulary } from './tag-vocabulary.ts';

export interface TaggedText {
  readonly title: string;
  readonly subtitle: string | null;
  readonly description: string;
  /** Names of the book's categories, broadest first. */
  readonly shelves: readonly string[];
}

const listed = (list: string | undefined) => (list === undefined ? [] : list.split(' | '));

/** A word in Latin letters matches as a whole (AI, not AIR), like one that ends in a slash. */
function pattern(word: string): string {
  const body = word.replace('/', '').toLowerCase().split(' ').map(RegExp.escape).join(' ?');
  if (word.endsWith('/')) return `${body}(?![\\p{L}\\p{N}])`;
  return /[a-z]$/i.test(word) ? `${body}(?![a-z])` : body;
}

const anyOf = (list: string | undefined) => listed(list).map(pattern).join('|');

const matchers = tagVocabulary.map(({ tag, words, except, shelves }: TagRule) => ({
  tag,
  shelves: new Set(listed(shelves)),
  words: new RegExp(
    `(?<![\\p{L}\\p{N}])${except === undefined ? '' : `(?!${anyOf(except)})`}(?:${anyOf(words)})`,
    'u',
  ),
}));

/**
 * Returns the tags that the book's texts and categories support, in the order of the vocabulary.
 */
export function tagBook(book: TaggedText): string[] {
  const text = [book.title, book.subtitle ?? '', book.description].join('\n').toLowerCase();
  return matchers
    .filter(({ words, shelves }) => book.shelves.some((shelf) => shelves.has(shelf)) || words.test(text))
    .map(({ tag }) => tag);
}

/**
 * Merges two lists of tags in the order of the vocabulary, and drops tags that it no longer has.
 */
export const mergeTags = (one: readonly string[], other: readonly string[]): string[] =>
  tagVocabulary.map(({ tag }) => tag).filter((tag) => one.includes(tag) || other.includes(tag));
