import { z } from 'zod';
import rules from './exclusions.json' with { type: 'json' };

const filled = z.string().min(1);

const { kept, adult, genres } = z
  .strictObject({
    about: filled,
    kept: z.strictObject({ mallType: filled, top: filled }),
    adult: filled,
    genres: z.array(z.strictObject({ name: filled, reason: filled })),
  })
  .parse(rules);

/** Excluded genres, with the reason for each. */
export const excludedGenres: readonly { readonly name: string; readonly reason: string }[] = genres;

/**
 * Compares whole names without spaces. A part of a name is no match: 외국어 must not exclude
 * 에세이>외국에세이.
 */
const keyOf = (name: string) => name.normalize('NFKC').replace(/\s+/g, '');
const reasons = new Map(genres.map(({ name, reason }) => [keyOf(name), `${reason} (${name})`]));

/** Returns the reason why books of this genre are excluded, or null. */
export const findGenreExclusion = (genre: string): string | null => reasons.get(keyOf(genre)) ?? null;

export interface Shelved {
  readonly mallType: string;
  readonly adult: boolean;
  /** Segments of `categoryName`, broadest first. */
  readonly segments: readonly string[];
}

/** Returns the reason why an Aladin item is excluded, or null. */
export function findExclusion({ mallType, adult: isAdult, segments }: Shelved): string | null {
  if (mallType !== kept.mallType) return `not a paper book (${mallType})`;
  if (segments[0] !== kept.top) return `not a domestic book (${segments[0] ?? ''})`;
  return findGenreExclusion(segments[1] ?? '') ?? (isAdult ? adult : null);
}
