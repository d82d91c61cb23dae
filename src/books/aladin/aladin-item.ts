import { z } from 'zod';
import { readCoverUrl, readDate, readProductUrl, splitTitle } from '../book-text.ts';
import { shownAuthors } from '../contributor.ts';
import { type Exclusion, findExclusion } from '../exclusions.ts';
import { FixtureBook, maxPages, NamedEntry } from '../fixture/fixture-format.ts';
import type { StoredBook } from '../fixture/merge-book.ts';
import { findTags } from '../tag-book.ts';
import { BrokenItem } from './broken-item.ts';
import { cleanText, decodeEntities, decodeText, tidy } from './clean-text.ts';
import { type ParsedContributor, parseAuthors } from './parse-authors.ts';

/** Maximum of PostgreSQL's `integer`. */
const maxInteger = 2_147_483_647;
/**
 * Maximum length of a text. The longest author text seen has 298 characters, the longest
 * description 600.
 */
const text = z
  .string()
  .max(20_000)
  .nullish()
  .transform((value) => value ?? '');
/** Shorter limit for texts that are indexed or parsed letter by letter. */
const shortText = text.pipe(z.string().max(2_000));
const amount = z.int().min(0).max(maxInteger);

const Item = z.object({
  itemId: z.int().positive().max(maxInteger),
  title: z.string().max(500),
  link: text,
  author: shortText,
  pubDate: text,
  description: text,
  isbn13: text,
  priceSales: amount,
  priceStandard: amount,
  mallType: z.string().max(50),
  cover: text,
  categoryName: text,
  publisher: text,
  salesPoint: amount.nullish().transform((value) => value ?? 0),
  adult: z.boolean().nullish(),
  bestRank: amount.nullish(),
  seriesInfo: z.looseObject({ seriesName: shortText }).nullish().catch(null),
  // The page count is in look-ups only.
  subInfo: z
    .looseObject({ subTitle: text, itemPage: z.int().positive().max(maxPages).nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** A book as imported, without ids of the database. */
export interface ImportedBook extends Omit<StoredBook, 'contributors' | 'description'> {
  readonly contributors: readonly ParsedContributor[];
  readonly description: string;
}

/** The result of reading one item. `label` names the item in a report. */
export type ReadItem =
  | { readonly kind: 'kept'; readonly book: ImportedBook; readonly unknownRoles: readonly string[] }
  | (Labelled & { readonly kind: 'excluded'; readonly exclusion: Exclusion })
  | (Labelled & { readonly kind: 'quarantined' });

interface Labelled {
  readonly itemId: number | null;
  readonly label: string;
  readonly reason: string;
}

/**
 * Tells whether a text of the item holds U+FFFD or half a surrogate pair, so that a letter is lost.
 */
export const hasReplacedCharacter = (raw: unknown): boolean =>
  raw instanceof BrokenItem
    ? raw.hasReplacedCharacter
    : textsOf(raw).some((text) => text.includes('\ufffd') || !text.isWellFormed());

/** Returns the item's texts and those one level below. */
function textsOf(raw: unknown): string[] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.values(raw)
    .flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : [value]))
    .filter((value) => typeof value === 'string');
}

/** Reads one item. An invalid item is quarantined with its reason, and the batch goes on. */
export function readItem(raw: unknown): ReadItem {
  if (raw instanceof BrokenItem)
    return { kind: 'quarantined', itemId: raw.itemId, label: cleanText(raw.title), reason: raw.reason };
  if (hasReplacedCharacter(raw)) return quarantine(raw, 'holds a character that is not UTF-8');
  const parsed = Item.safeParse(raw);
  if (!parsed.success) return quarantine(raw, describe(parsed.error));
  const item = parsed.data;
  const segments = item.categoryName.split('>').map((segment) => tidy(decodeText(segment)));
  const full = cleanText(item.title);
  if (full === '') return quarantine(raw, 'empty title');
  if (segments.length < 2 || segments.some((segment) => segment === '')) {
    return quarantine(raw, `empty category (${JSON.stringify(item.categoryName)})`);
  }
  const exclusion = findExclusion({ mallType: item.mallType, adult: item.adult ?? false, segments });
  if (exclusion !== null)
    return { kind: 'excluded', itemId: item.itemId, label: full, reason: exclusion.reason, exclusion };

  const unknownRoles: string[] = [];
  const { title, subtitle } = splitTitle(full, cleanText(item.subInfo?.subTitle ?? ''));
  const description = cleanText(item.description);
  const series = cleanText(item.seriesInfo?.seriesName ?? '') || null;
  const categoryPath = segments.slice(2);
  const contributors = parseAuthors(item.author, (role) => unknownRoles.push(role));
  const authors = shownAuthors(contributors).map(({ name }) => name);
  const tagSources = findTags({ title, subtitle, description, series, authors, shelves: categoryPath });
  const book: ImportedBook = {
    itemId: item.itemId,
    isbn13: /^\d{13}$/.test(item.isbn13) ? item.isbn13 : null,
    title,
    subtitle,
    genre: segments[1] ?? '',
    subCategory: categoryPath[0] ?? null,
    categoryPath,
    series,
    pages: item.subInfo?.itemPage ?? null,
    contributors,
    publisher: cleanText(item.publisher),
    publishedOn: readDate(item.pubDate),
    listPrice: item.priceStandard,
    salePrice: item.priceSales,
    salesPoint: item.salesPoint,
    bestRank: item.bestRank || null,
    tags: Object.keys(tagSources),
    tagSources,
    coverUrl: readCoverUrl(decodeEntities(item.cover)),
    productUrl: readProductUrl(decodeEntities(item.link), item.itemId),
    description,
  };
  const misfit = findMisfit(book);
  return misfit === null ? { kind: 'kept', book, unknownRoles } : quarantine(raw, misfit);
}

/**
 * Returns the reason why a fixture would refuse the book (and with it the whole import), or null.
 */
function findMisfit({ genre, contributors, ...facts }: ImportedBook): string | null {
  const credits = contributors.map(({ role }) => ({ authorId: 1, role }));
  const results = [
    FixtureBook.safeParse({ ...facts, categoryId: 1, contributors: credits }),
    ...[genre, ...contributors.map(({ name }) => name)].map((name) => NamedEntry.safeParse({ id: 1, name })),
  ];
  const error = results.find(({ success }) => !success)?.error;
  return error === undefined ? null : describe(error);
}

const describe = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'item'}: ${message}`).join('; ');

const Label = z.object({ itemId: z.int().catch(0), title: z.string().catch('') });

function quarantine(raw: unknown, reason: string): ReadItem {
  const label = Label.safeParse(raw);
  const { itemId, title } = label.success ? label.data : { itemId: 0, title: '' };
  return { kind: 'quarantined', itemId: itemId || null, label: cleanText(title), reason };
}
