import { shelvesOf } from '../candidates/index.ts';
import type { Claim, ClaimField } from './claim.ts';
import { type ClaimContext, claimFault } from './claim-policy.ts';

/**
 * All claims about a book that pass {@link claimFault}, with whole values of its row. The model is
 * offered these.
 */
export function provableClaims(context: ClaimContext): Claim[] {
  const { book, answers } = context;
  const facts: readonly (readonly [ClaimField, string | undefined | null])[] = [
    ...book.tags.map((tag) => ['tag', tag] as const),
    ['subCategory', book.subCategory],
    ...shelvesOf(book)
      .slice(1)
      .map((name) => ['category', name] as const),
    ['title', book.title],
    ['subtitle', book.subtitle],
    ['prize', book.prize],
    ['series', book.seriesName],
    ['author', book.authors.join(', ')],
    ['translator', book.translators.join(', ')],
    ['year', book.publishedOn?.getUTCFullYear().toString()],
    ['pages', book.pages?.toString()],
  ];
  return answers
    .flatMap(({ option }) =>
      facts.map(([field, value]) => ({ answer: option.code, field, value: value ?? '' })),
    )
    .filter((claim) => claimFault(claim, context) === null)
    .filter((claim, i, all) => !isBroaderKnown(claim, all.slice(0, i)));
}

/** Whether a broader category is claimed for the same answer: "한국소설" before "2000년대 한국소설". */
const isBroaderKnown = ({ answer, field }: Claim, before: readonly Claim[]) =>
  field === 'category' &&
  before.some(
    (other) => other.answer === answer && (other.field === 'subCategory' || other.field === 'category'),
  );
