import { z } from 'zod';
import rules from './exclusions.json' with { type: 'json' };

const filled = z.string().min(1);

const { kept, adult, categories } = z
  .strictObject({
    about: filled,
    kept: z.strictObject({ mallType: filled, top: filled }),
    adult: filled,
    categories: z.array(z.strictObject({ name: filled, reason: filled })),
  })
  .parse(rules);

/** The categories that no book of the catalogue is in, with the reason for each. */
export const excludedCategories: readonly { readonly name: string; readonly reason: string }[] = categories;

/** Spaces tell no two categories apart; one is never found within another: 외국어 must not drop 에세이>외국에세이. */
const keyOf = (name: string) => name.normalize('NFKC').replace(/\s+/g, '');
const reasons = new Map(categories.map(({ name, reason }) => [keyOf(name), `${reason} (${name})`]));

/** Why no book of this category is taken, or null. */
export const findCategoryExclusion = (category: string): string | null =>
  reasons.get(keyOf(category)) ?? null;

export interface Shelved {
  readonly mallType: string;
  readonly adult: boolean;
  /** The segments of `categoryName`, broadest first. */
  readonly segments: readonly string[];
}

/** Why an item of Aladin is left out, or null. */
export function findExclusion({ mallType, adult: isAdult, segments }: Shelved): string | null {
  if (mallType !== kept.mallType) return `not a paper book (${mallType})`;
  if (segments[0] !== kept.top) return `not a domestic book (${segments[0] ?? ''})`;
  return findCategoryExclusion(segments[1] ?? '') ?? (isAdult ? adult : null);
}
