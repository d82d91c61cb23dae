import { splitTitle } from '../../src/books/book-text.ts';
import { pickWorks } from '../../src/books/works/pick-works.ts';
import { besideWorks, specialEditions } from './products-beside-works.ts';

const product = (full: string, author: string) => ({
  full,
  ...splitTitle(full),
  subCategory: null,
  contributors: [{ name: author, role: '지은이' }],
  itemId: 1,
  listPrice: 15_000,
  publishedOn: null,
});

/** Counts the products beside works that the rules take for works. */
export const countTakenForWorks = (): number =>
  pickWorks(besideWorks.map(({ full, author }) => product(full, author))).length;

/** Counts the works whose regular edition is chosen, alone, where a special one stands higher. */
export const countRegularChosen = (): number =>
  specialEditions.filter(({ special, regular }) => {
    const [chosen, ...more] = pickWorks([product(special, '작가'), product(regular, '작가')]);
    return chosen?.full === regular && more.length === 0;
  }).length;
