import { isOfAladin } from '../item-id.ts';
import { specialEdition } from './edition-words.ts';
import { personNameOf } from './people.ts';
import { readTitle } from './title-parts.ts';
import { firstVolumeMark } from './volume-words.ts';
import type { Titled } from './work-identity.ts';

/** The facts that decide which edition of a work is shown. */
export interface Edition extends Titled {
  readonly subtitle: string | null;
  readonly itemId: number;
  readonly publishedOn: Date | null;
  readonly listPrice: number;
}

/**
 * Picks the edition that stands for a work, among its editions in the order of the list (best rank,
 * then sales, then id). The first difference decides: in print before out of print, regular before
 * special, the whole work before its first volume, the translation of the best-placed of the rest,
 * the newest, the best-placed.
 */
export function pickEdition<T extends Edition>(editions: readonly [T, ...T[]]): T {
  let left: readonly T[] = editions;
  for (const isBetter of [isInPrint, isRegular, isWhole]) {
    const better = left.filter(isBetter);
    if (better.length > 0) left = better;
  }
  const [best = editions[0], ...others] = left;
  const translators = translatorsOf(best);
  return others
    .filter((edition) => translatorsOf(edition) === translators)
    .reduce((newest, edition) => (timeOf(edition) > timeOf(newest) ? edition : newest), best);
}

/** As far as the catalogue knows: Aladin sells it, and at a price. */
const isInPrint = ({ itemId, listPrice }: Edition) => isOfAladin(itemId) && listPrice > 0;

/** A revised edition is a regular one, also when it marks an anniversary. */
const isRegular = (edition: Titled): boolean => {
  const { original, notes, subtitles } = readTitle({ subtitle: null, ...edition });
  return [original.toLowerCase(), ...notes, ...subtitles].every((text) => !specialEdition.test(text));
};

const isWhole = ({ title, subtitle }: Edition) => {
  const { main, notes, subtitles } = readTitle({ title, subtitle });
  return ![main, ...notes, ...subtitles].some((text) => firstVolumeMark.test(text));
};

/** The translators, in any order. Another translation is another text. */
const translatorsOf = ({ contributors }: Edition) =>
  contributors
    .filter(({ role }) => role !== null && /옮[긴김]|번역/.test(role))
    .map(({ name }) => personNameOf(name).whole)
    .sort()
    .join();

const timeOf = ({ publishedOn }: Edition) => publishedOn?.getTime() ?? Number.NEGATIVE_INFINITY;
