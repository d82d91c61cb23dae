import { productKind } from './product-kind.ts';
import { isOfSeveralWorks } from './set.ts';
import {
  allParts,
  anniversaryEnd,
  listedVolumes,
  packageEnd,
  setEnd,
  totalEnd,
  volumeRange,
} from './set-words.ts';
import { cutKey, titleKey } from './title-key.ts';
import { readTitle } from './title-parts.ts';
import { volumeEnds } from './volume-words.ts';
import { withoutEdition } from './without-edition.ts';
import { type Titled, titleKeyOf } from './work-identity.ts';

/**
 * The version of the rules of both keys. Raise it when a rule changes: the worker then writes all
 * keys again.
 */
export const workKeyRules = 2;

interface Product extends Titled {
  readonly subtitle: string | null;
  readonly subCategory: string | null;
}

/**
 * Returns the key that the editions, volumes and sets of a work share: `삼국지`, `삼국지 2` and
 * `삼국지 세트` have one. A set of several works has a key of its own.
 */
export function workKey(product: Product): string {
  const kind = productKind(product);
  const { main } = readTitle(product);
  if (kind === 'work' || kind === 'workbook' || isOfSeveralWorks(main, product.contributors))
    return titleKey(product);
  const ends = kind === 'set' ? [...setEnds, ...volumeEnds] : volumeEnds;
  const name = withoutEnds(withoutEdition(main), ends);
  return (
    cutKey(
      titleKeyOf(
        name,
        product.contributors.map(({ name }) => name),
      ),
    ) || titleKey(product)
  );
}

const setEnds = [anniversaryEnd, totalEnd, setEnd, packageEnd, volumeRange, listedVolumes, allParts];

/** Removes words at the end again and again, as long as a title is left. */
function withoutEnds(main: string, ends: readonly RegExp[]): string {
  for (const end of ends) {
    const shorter = withoutEdition(main.replace(end, '').trim());
    if (shorter !== main && /[\p{L}\p{N}]/u.test(shorter)) return withoutEnds(shorter, ends);
  }
  return main;
}
