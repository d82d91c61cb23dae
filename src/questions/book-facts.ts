import type { Candidate, TagSources } from '../books/index.ts';
import type { BookField } from './question.ts';

/** The facts of a book's record that questions may be taken from. Empty fields are left out. */
export interface BookFacts {
  readonly values: ReadonlyMap<BookField, readonly string[]>;
  /** The field of the record that each tag was taken from. */
  readonly tagSources: TagSources;
  /** Whether it was published many years ago. */
  readonly isOld: boolean;
}

/** Longer values are sentences, which a question does not repeat. */
const longestValue = 80;
/** Years after which a book is called old. */
const oldYears = 10;

export function bookFacts(book: Candidate, now: Date): BookFacts {
  const year = book.publishedOn?.getUTCFullYear() ?? null;
  const fields: readonly (readonly [BookField, readonly (string | null)[]])[] = [
    ['title', [plainTitle(book.title)]],
    ['subtitle', [book.subtitle]],
    ['author', book.authors],
    ['translator', book.translators],
    ['illustrator', book.illustrators.filter((name) => !book.authors.includes(name))],
    ['publisher', [book.publisher]],
    ['year', [year === null ? null : String(year)]],
    ['genre', [book.genre.name]],
    ['category', [book.subCategory, ...book.categoryPath.toReversed()]],
    ['tags', book.tags.filter((tag) => Object.hasOwn(book.tagSources, tag))],
    ['series', [book.seriesName]],
    ['prize', [book.prize]],
    ['pages', [book.pages ? String(book.pages) : null]],
  ];
  const known = fields.map(([field, values]) => [field, [...new Set(values.filter(isUsable))]] as const);
  return {
    values: new Map(known.filter(([, values]) => values.length > 0)),
    tagSources: book.tagSources,
    isOld: year !== null && year <= now.getUTCFullYear() - oldYears,
  };
}

const isUsable = (value: string | null): value is string =>
  value !== null && value.trim() !== '' && [...value].length <= longestValue;

/** The title without notes of the edition in brackets at its end. */
const plainTitle = (title: string) => title.replace(/(?:\s*[([][^()[\]]*[)\]])+$/u, '') || title;
