import { type Candidate, shelfWith, withoutNotes } from '../candidates/index.ts';
import type { Contribution, Fact, RankedBook } from '../ranking/index.ts';
import { isAskedFor } from './asked-fact.ts';
import type { Claim } from './claim.ts';
import { factClause } from './fact-words.ts';
import { isNear } from './nearness.ts';

/** A fact with fewer points is not worth a sentence. */
const minReasonPoints = 0.2;
/**
 * Facts about a book's content come first, before its age, price or title length, whatever their
 * points.
 */
const contentKinds: ReadonlySet<Fact['kind']> = new Set([
  'tag',
  'shelf',
  'word',
  'subtitle',
  'prize',
  'inSeries',
]);

/**
 * The reasons that can be told, the most telling first.
 * @param told codes of answers that come after others of the same kind
 */
export const tellableReasons = (
  { book, contributions }: RankedBook,
  told: ReadonlySet<string> = new Set(),
): readonly Contribution[] =>
  contributions
    .filter(
      ({ answer, fact, points }) =>
        points > 0 && isAskedFor(fact.kind, answer) && factClause(fact, book) !== undefined,
    )
    .toSorted((one, other) => weightOf(other, told) - weightOf(one, told));

/** The reasons among these that are worth a sentence of their own. */
export const strongReasons = (reasons: readonly Contribution[]): readonly Contribution[] =>
  reasons.filter(
    ({ fact, points }) => points >= minReasonPoints && !('place' in fact && !isNear(fact.place, fact)),
  );

/** A reason as a claim; `undefined` when the row has no value to show. */
export function claimOf({ answer, fact }: Contribution, book: Candidate): Claim | undefined {
  const claim = (field: Claim['field'], value: string | undefined | null): Claim | undefined =>
    value ? { answer: answer.option.code, field, value } : undefined;
  switch (fact.kind) {
    case 'tag':
      return claim('tag', fact.value);
    case 'shelf': {
      const name = shelfWith(book, fact.value);
      return claim(name === book.subCategory ? 'subCategory' : 'category', name);
    }
    case 'word':
      return book.title.includes(fact.value)
        ? claim('title', wordHolding(book.title, fact.value))
        : claim('subtitle', wordHolding(book.subtitle ?? '', fact.value));
    case 'newness':
      return claim('year', book.publishedOn?.getUTCFullYear().toString());
    case 'pages':
      return claim('pages', book.pages?.toString());
    case 'prize':
      return claim('prize', book.prize);
    case 'inSeries':
      return claim('series', book.seriesName);
    case 'translated':
      return claim('translator', book.translators.join(', '));
    case 'price':
      return claim('price', String(book.salePrice));
    case 'titleLength':
    case 'series':
      return claim('title', book.title);
    case 'subtitle':
      return claim('subtitle', book.subtitle);
    case 'digits':
      return /\d/.test(withoutNotes(book.title))
        ? claim('title', book.title)
        : claim('subtitle', book.subtitle);
    case 'coauthored':
      return claim('author', book.authors.join(', '));
  }
}

/** Finds the whole word that holds a part: "수상작" for "수상". */
const wordHolding = (text: string, part: string) =>
  text.split(/[^\p{L}\p{N}]+/u).find((word) => word.includes(part));

const weightOf = ({ answer, fact, points }: Contribution, told: ReadonlySet<string>) =>
  points + (contentKinds.has(fact.kind) ? 20 : 0) + (told.has(answer.option.code) ? 0 : 10);
