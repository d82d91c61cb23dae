import type { Database } from '../platform/db.ts';

/** The ids above `after`, up to and with `upTo`: what there is to link to. */
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

/** 0 when there is none. */
export const newestBookId = async (db: Database): Promise<number> =>
  (await db.book.findFirst({ orderBy: { id: 'desc' }, select: { id: true } }))?.id ?? 0;
