import { usableFacts } from '../../../src/recommendations/commands.ts';
import { candidatesByGenre } from '../../../tests/recommendations/fixture-books.ts';
import { type CatalogueGates, gate, percent } from './gate.ts';

const wanted = 0.9;
const neededFacts = 3;

type Books = Parameters<typeof usableFacts>[0][];

const shareWith = (books: Books, isCounted: (kind: string) => boolean) =>
  books.filter((book) => usableFacts(book).filter(([kind]) => isCounted(kind)).length >= neededFacts).length /
  books.length;

/** Each genre's candidates carry facts that a comment can name. Measured also without the year. */
export const factsOfBooks: CatalogueGates = () => {
  const genres = [...candidatesByGenre()].map(([name, books]) => ({
    name,
    share: shareWith(books, () => true),
    shareWithoutYear: shareWith(books, (kind) => kind !== 'year'),
  }));
  const lowest = genres.toSorted((one, other) => one.share - other.share)[0];
  const strict = genres.toSorted((one, other) => one.shareWithoutYear - other.shareWithoutYear)[0];
  return [
    gate(
      `candidates with three or more usable facts, lowest of ${genres.length} genres`,
      `≥ ${percent(wanted)}`,
      `${percent(lowest?.share ?? 0)} (${lowest?.name}); without the year ${percent(strict?.shareWithoutYear ?? 0)} (${strict?.name})`,
      genres.length > 0 && genres.every(({ share }) => share >= wanted),
    ),
  ];
};
