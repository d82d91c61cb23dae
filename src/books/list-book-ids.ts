import type { Database } from '../platform/db.ts';

/** Returns the existing ids above `after`, up to and including `upTo`. */
export const listBookIds = async (
  db: Database,
  { after, upTo }: { after: number; upTo: number },
): Promise<number[]> =>
  (
    await db.book.findMany({
      where: { id: { gt: after, lte: upTo } },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
  ).map(({ id }) => id);

/** Returns the highest id; 0 when there are no books. */
export const newestBookId = async (db: Database): Promise<number> =>
  (await db.book.findFirst({ orderBy: { id: 'desc' }, select: { id: true } }))?.id ?? 0;
