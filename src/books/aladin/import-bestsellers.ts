import { neededPerGenre, quizGenres, wantedPerGenre } from '../genres.ts';
import { AladinError } from './aladin-error.ts';
import type { ImportedBook } from './aladin-item.ts';
import { Harvest, type HarvestOptions } from './harvest.ts';
import type { ImportReport } from './import-report.ts';

/**
 * Reads bestsellers until `max` books are kept. Then it reads each quiz genre's bestsellers until
 * the genre has 40 works, and its new books while it has fewer than the 20 works it needs. Pages
 * are requested one after another, so that equal responses give equal books.
 * @throws {AladinError} for any failure, because half a catalogue would look complete
 */
export async function importBestsellers(
  options: HarvestOptions,
): Promise<{ books: ImportedBook[]; report: ImportReport }> {
  const harvest = new Harvest(options);
  await harvest.gather({ name: 'all', aladinId: 0 }, 'Bestseller', () => harvest.kept.size < options.max);
  if (harvest.fetched === 0) throw new AladinError('empty_list', 'the list of bestsellers has no items');
  if (harvest.kept.size < options.max) {
    harvest.warn(`the overall list ended after ${harvest.kept.size} of ${options.max} books`);
  }
  for (const genre of quizGenres) {
    const count = () => harvest.countOf(genre);
    await harvest.gather(genre, 'Bestseller', () => count() < wantedPerGenre);
    await harvest.gather(genre, 'ItemNewSpecial', () => count() < neededPerGenre);
    if (count() < neededPerGenre) {
      harvest.warn(`${genre.name} stays short: ${count()} of the ${neededPerGenre} works a quiz genre needs`);
    }
  }
  if (harvest.kept.size === 0) {
    throw new AladinError('nothing_kept', `none of ${harvest.fetched} items survived the exclusions`);
  }
  return { books: [...harvest.kept.values()], report: harvest.report() };
}
