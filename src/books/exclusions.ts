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
const excluded = new Map(genres.map((genre) => [keyOf(genre.name), genre]));

export interface Exclusion {
  readonly kind: 'mall' | 'top' | 'genre' | 'adult';
  /** The genre or kind of product, as Aladin names it. */
  readonly name: string;
  /** For reports. */
  readonly reason: string;
}

/** Returns why books of this genre are excluded, or null. */
function exclusionOf(genre: string): Exclusion | null {
  const found = excluded.get(keyOf(genre));
  return found ? { kind: 'genre', name: found.name, reason: `${found.reason} (${found.name})` } : null;
}

/** Returns the reason why books of this genre are excluded, or null. */
export const findGenreExclusion = (genre: string): string | null => exclusionOf(genre)?.reason ?? null;

export interface Shelved {
  readonly mallType: string;
  readonly adult: boolean;
  /** Segments of `categoryName`, broadest first. */
  readonly segments: readonly string[];
}

/** Returns why an Aladin item is excluded, or null. */
export function findExclusion({ mallType, adult: isAdult, segments }: Shelved): Exclusion | null {
  const [top = '', genre = ''] = segments;
  if (mallType !== kept.mallType)
    return { kind: 'mall', name: mallType, reason: `not a paper book (${mallType})` };
  if (top !== kept.top) return { kind: 'top', name: top, reason: `not a domestic book (${top})` };
  return exclusionOf(genre) ?? (isAdult ? { kind: 'adult', name: adult, reason: adult } : null);
}
