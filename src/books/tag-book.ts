import { type TagRule, tagVocabulary } from './tag-vocabulary.ts';

export interface TaggedText {
  readonly title: string;
  readonly subtitle: string | null;
  readonly description: string;
  /** The names of the book's categories, broadest first. */
  readonly shelves: readonly string[];
}

const listed = (list: string | undefined) => (list === undefined ? [] : list.split(' | '));

/** A word in Latin letters ends where it ends (AI, not AIR), like one marked with a slash. */
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

/** The tags of the vocabulary that the book's own words and shelves speak for, in the vocabulary's order. */
export function tagBook(book: TaggedText): string[] {
  const text = [book.title, book.subtitle ?? '', book.description].join('\n').toLowerCase();
  return matchers
    .filter(({ words, shelves }) => book.shelves.some((shelf) => shelves.has(shelf)) || words.test(text))
    .map(({ tag }) => tag);
}

/** Both lists as one, in the vocabulary's order; a tag that is no longer in the vocabulary is dropped. */
export const mergeTags = (one: readonly string[], other: readonly string[]): string[] =>
  tagVocabulary.map(({ tag }) => tag).filter((tag) => one.includes(tag) || other.includes(tag));
