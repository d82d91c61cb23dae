import { countRegularChosen, countTakenForWorks } from '../../../tests/books/measure-works.ts';
import { besideWorks, specialEditions } from '../../../tests/books/products-beside-works.ts';
import { editionPairs, productsThatAreNoWorks } from '../../../tests/books/products-of-the-fixture.ts';
import { shelvesByGenre } from '../../../tests/recommendations/fixture-books.ts';
import { type CatalogueGates, gate } from './gate.ts';

/**
 * The candidates are works, one edition each. The products that are no works were sorted by hand,
 * not by the rules that are measured.
 */
export const onlyWorks: CatalogueGates = () => {
  const shelves = [...shelvesByGenre().values()];
  const ids = new Set(shelves.flat().map(({ id }) => id));
  const noWorks = [...productsThatAreNoWorks].filter((id) => ids.has(id)).length;
  const pairs = shelves.map((shelf) => new Set(shelf.map(({ id }) => id)));
  const twice = editionPairs.filter(([one, other]) =>
    pairs.some((shelf) => shelf.has(one) && shelf.has(other)),
  );
  const passed = countTakenForWorks();
  const regular = countRegularChosen();
  return [
    gate(
      `box sets, later volumes and workbooks among the works of ${shelves.length} genres`,
      '0',
      String(noWorks),
      noWorks === 0,
    ),
    gate(
      'two editions of one work among the works of a genre',
      '0',
      String(twice.length),
      twice.length === 0,
    ),
    gate(
      `of ${besideWorks.length} further box sets, later volumes and workbooks, taken for works`,
      '0',
      String(passed),
      passed === 0,
    ),
    gate(
      'works shown in their regular edition where a special one stands higher',
      `${specialEditions.length} of ${specialEditions.length}`,
      String(regular),
      regular === specialEditions.length,
    ),
  ];
};
