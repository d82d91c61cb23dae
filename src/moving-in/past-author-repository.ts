import type { Database } from '../platform/db.ts';

/** A name of the past log, and the member who claimed it. */
export interface PastAuthor {
  readonly id: number;
  readonly name: string;
  readonly claimedBy: number | null;
  /** Null without a claim, and once the person is no member any more. */
  readonly nickname: string | null;
}

/** A name, and the person who changes its claim. */
export interface AuthorChange {
  readonly clubId: number;
  readonly userId: number;
  readonly authorId: number;
}

/** Finds the names of a club's past log that have lines, in the order of their first import. */
export const findAuthors = (db: Database, clubId: number): Promise<PastAuthor[]> =>
  db.$queryRaw<PastAuthor[]>`
    SELECT a.id, a.name, a.claimed_by AS "claimedBy",
      CASE WHEN s.user_id IS NULL THEN NULL ELSE u.nickname END AS nickname
    FROM club_past_authors a
      LEFT JOIN club_memberships s ON s.club_id = a.club_id AND s.user_id = a.claimed_by
      LEFT JOIN users u ON u.id = a.claimed_by
    WHERE a.club_id = ${clubId}
      AND EXISTS (SELECT FROM club_past_lines l WHERE l.author_id = a.id AND l.deleted_at IS NULL)
    ORDER BY a.id`;

/** Gives a name to a member unless somebody has it. Returns false if it was not free. */
export async function claim(
  tx: Database,
  clubId: number,
  authorId: number,
  userId: number,
): Promise<boolean> {
  const { count } = await tx.clubPastAuthor.updateMany({
    where: { id: authorId, clubId, OR: [{ claimedBy: null }, { claimedBy: userId }] },
    data: { claimedBy: userId },
  });
  return count === 1;
}

export const countClaims = (tx: Database, clubId: number, userId: number): Promise<number> =>
  tx.clubPastAuthor.count({ where: { clubId, claimedBy: userId } });

/** Returns who claimed a name; undefined if the club has no such name. */
export async function findClaimer(
  tx: Database,
  clubId: number,
  authorId: number,
): Promise<number | null | undefined> {
  return (await tx.clubPastAuthor.findFirst({ where: { id: authorId, clubId } }))?.claimedBy;
}

export const release = (tx: Database, authorId: number): Promise<unknown> =>
  tx.clubPastAuthor.update({ where: { id: authorId }, data: { claimedBy: null } });

/** Deletes the names of a club that have no line any more. */
export const deleteIdleAuthors = (tx: Database, clubId: number): Promise<number> =>
  tx.$executeRaw`
    DELETE FROM club_past_authors a WHERE a.club_id = ${clubId}
      AND NOT EXISTS (SELECT FROM club_past_lines l WHERE l.author_id = a.id)`;
