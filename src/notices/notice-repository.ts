import type { Database } from '../platform/db.ts';

/** Inserts a notice. @returns its id */
export async function insertNotice(
  tx: Database,
  notice: { clubId: number; authorId: number; body: string; pinPlace: number | null },
): Promise<number> {
  const { id } = await tx.clubNotice.create({ data: notice, select: { id: true } });
  return id;
}

/** Finds the notice with the same text that this author posted in the last minute. */
export async function findSame(
  tx: Database,
  { clubId, authorId, body }: { clubId: number; authorId: number; body: string },
): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM club_notices
    WHERE club_id = ${clubId} AND author_id = ${authorId} AND body = ${body}
      AND posted_at > now() - interval '1 minute'
    ORDER BY id DESC LIMIT 1`;
  return row?.id ?? null;
}

/** Counts a club's notices, and those of the last 24 hours. */
export async function countNotices(
  db: Database,
  clubId: number,
): Promise<{ readonly kept: number; readonly today: number }> {
  const [row] = await db.$queryRaw<{ kept: number; today: number }[]>`
    SELECT count(*)::int AS kept, (count(*) FILTER (WHERE posted_at > now() - interval '1 day'))::int AS today
    FROM club_notices WHERE club_id = ${clubId}`;
  return row ?? { kept: 0, today: 0 };
}

/** Returns the club of a notice; null if there is no such notice. */
export async function findClubId(db: Database, noticeId: number): Promise<number | null> {
  const notice = await db.clubNotice.findUnique({ where: { id: noticeId }, select: { clubId: true } });
  return notice?.clubId ?? null;
}

/** Deletes a notice. Returns false if it was deleted before. */
export async function deleteNoticeRow(tx: Database, noticeId: number): Promise<boolean> {
  const { count } = await tx.clubNotice.deleteMany({ where: { id: noticeId } });
  return count === 1;
}
