import type { TagRule } from './tag-rule.ts';
import { type TagSource, type TagSources, tagPlaces } from './tag-source.ts';
import { tagVocabulary } from './tag-vocabulary.ts';

export interface TaggedText {
  readonly title: string;
  readonly subtitle: string | null;
  readonly description: string;
  readonly series?: string | null;
  /** Names of the authors. An alias in brackets may follow. */
  readonly authors?: readonly string[];
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

interface Matcher {
  readonly tag: string;
  readonly shelves: ReadonlySet<string>;
  readonly words: RegExp;
  readonly series: readonly string[];
  readonly authors: readonly string[];
}

const matchers = tagVocabulary.map(
  ({ tag, words, except, shelves, series, authors = [] }: TagRule): Matcher => ({
    tag,
    shelves: new Set(listed(shelves)),
    words: new RegExp(
      `(?<![\\p{L}\\p{N}])${except === undefined ? '' : `(?!${anyOf(except)})`}(?:${anyOf(words)})`,
      'u',
    ),
    series: listed(series),
    authors,
  }),
);

/** A name ends in whole words: `표도르 도스토옙스키`, and not `강공자`. */
const isNamed = (name: string, ending: string) => name === ending || name.endsWith(` ${ending}`);

/**
 * Returns the tags that the book's texts and categories support, in the order of the vocabulary,
 * with the surest place of each.
 */
export function findTags(book: TaggedText): TagSources {
  const texts = {
    title: book.title.toLowerCase(),
    subtitle: (book.subtitle ?? '').toLowerCase(),
    description: book.description.toLowerCase(),
  };
  const people = (book.authors ?? []).map((name) => name.replace(/ *\(.*\)$/, ''));
  const isIn = ({ shelves, words, series, authors }: Matcher, place: TagSource) => {
    switch (place) {
      case 'category':
        return book.shelves.some((shelf) => shelves.has(shelf));
      case 'series':
        return series.some((name) => book.series?.includes(name));
      case 'author':
        return authors.some((ending) => people.some((name) => isNamed(name, ending)));
      default:
        return words.test(texts[place]);
    }
  };
  return Object.fromEntries(
    matchers.flatMap((matcher) => {
      const place = tagPlaces.find((one) => isIn(matcher, one));
      return place === undefined ? [] : [[matcher.tag, place] as const];
    }),
  );
}

/** Returns the tags of {@link findTags} without their places. */
export const tagBook = (book: TaggedText): string[] => Object.keys(findTags(book));

/**
 * Merges two lists of tags in the order of the vocabulary, and drops tags that it no longer has.
 */
export const mergeTags = (one: readonly string[], other: readonly string[]): string[] =>
  tagVocabulary.map(({ tag }) => tag).filter((tag) => one.includes(tag) || other.includes(tag));
