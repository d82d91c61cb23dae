import type { Genre } from '../../src/books/index.ts';
import type { TestStack } from '../support/stack.ts';
import { sampleBooks } from './sample-books.ts';

export interface SeededCatalogue {
  /** Has twenty books and more below them. */
  readonly full: Genre;
  /** Has one book too few to be offered. */
  readonly short: Genre;
  /** Ids of the top twenty of the full genre, best first. */
  readonly topIds: readonly number[];
}

const furtherDown = 5;

export async function seedCatalogue({ db }: TestStack): Promise<SeededCatalogue> {
  const full = await db.genre.create({ data: { name: '소설/시/희곡' } });
  const short = await db.genre.create({ data: { name: '여행' } });
  const rowsOf = (genreId: number, firstItem: number, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const {
        title: named,
        subtitle,
        publisher,
        publishedOn,
        subCategory,
        salePrice,
        description,
        tags,
      } = sampleBooks[i % sampleBooks.length] ?? never();
      const title = i < sampleBooks.length ? named : `${named} 외전`;
      const itemId = firstItem + i;
      return {
        ...{ subtitle, publisher, publishedOn, subCategory, salePrice, description },
        title,
        itemId,
        genreId,
        tags: [...tags],
        listPrice: salePrice,
        salesPoint: 1_000 - i,
        bestRank: i + 1,
        coverUrl: null,
        productUrl: `https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=${itemId}`,
      };
    });
  await db.book.createMany({ data: rowsOf(full.id, 1_000, sampleBooks.length + furtherDown) });
  await db.book.createMany({ data: rowsOf(short.id, 2_000, sampleBooks.length - 1) });
  await seedAuthors({ db });
  const top = await db.book.findMany({
    where: { genreId: full.id, bestRank: { lte: sampleBooks.length } },
    orderBy: { bestRank: 'asc' },
    select: { id: true },
  });
  return {
    full: { ...full, bookCount: sampleBooks.length + furtherDown },
    short: { ...short, bookCount: sampleBooks.length - 1 },
    topIds: top.map(({ id }) => id),
  };
}

/** Gives every book the authors of its sample. */
async function seedAuthors({ db }: Pick<TestStack, 'db'>): Promise<void> {
  const names = [...new Set(sampleBooks.flatMap(({ authors }) => authors))];
  const authors = await db.author.createManyAndReturn({
    data: names.map((name) => ({ name, nameKey: name })),
  });
  const idOf = new Map(authors.map(({ id, name }) => [name, id]));
  const books = await db.book.findMany({ select: { id: true, itemId: true } });
  await db.contributor.createMany({
    data: books.flatMap(({ id, itemId }) => {
      const sample = sampleBooks[(itemId % 1_000) % sampleBooks.length] ?? never();
      return sample.authors.map((name, position) => ({
        bookId: id,
        position,
        authorId: idOf.get(name) ?? never(),
        role: '지은이',
      }));
    }),
  });
}

function never(): never {
  throw new Error('there are no sample books');
}
