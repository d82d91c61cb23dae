import { type Database, Prisma } from '../platform/db.ts';
import { searchKey } from '../platform/search/index.ts';
import type { Club, ClubPlan } from './club.ts';
import { clubColumns } from './club-for-asker-repository.ts';

/**
 * Inserts a club with its leader as the first member.
 * @returns the club's id
 */
export async function insertClub(
  tx: Database,
  leaderId: number,
  plan: ClubPlan & { readonly answerHash: string | null },
): Promise<number> {
  const { answerHash, ...columns } = plan;
  const { text, grams } = searchKey(plan.name);
  const { id } = await tx.club.create({
    data: {
      ...columns,
      entryAnswerHash: answerHash,
      searchText: text,
      searchGrams: [...grams],
      memberships: { create: { userId: leaderId, role: 'leader' } },
    },
    select: { id: true },
  });
  return id;
}

/**
 * Stores a plan and raises the version. Keeps the stored answer if `answerHash` is undefined. The
 * caller has locked the club.
 */
export async function updateClub(
  tx: Database,
  id: number,
  plan: ClubPlan & { readonly answerHash: string | null | undefined },
): Promise<void> {
  const { answerHash, ...columns } = plan;
  const { text, grams } = searchKey(plan.name);
  await tx.club.update({
    where: { id },
    data: {
      ...columns,
      ...(answerHash === undefined ? {} : { entryAnswerHash: answerHash }),
      searchText: text,
      searchGrams: [...grams],
    },
  });
  await tx.$executeRaw`UPDATE clubs SET version = version + 1, updated_at = now() WHERE id = ${id}`;
}

/** Closes a club, and ends what waits in it. The caller has locked the club. */
export async function markClosed(tx: Database, id: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE clubs SET closed_at = now(), version = version + 1, updated_at = now() WHERE id = ${id}`;
  await tx.clubHandover.deleteMany({ where: { clubId: id } });
  await tx.clubApplication.deleteMany({ where: { clubId: id } });
}

/** Returns the hash of the answer to a club's question; null if the club asks none. */
export async function findAnswerHash(db: Database, id: number): Promise<string | null> {
  const club = await db.club.findUnique({ where: { id }, select: { entryAnswerHash: true } });
  return club?.entryAnswerHash ?? null;
}

/** Finds the open club that this leader opened with the same plan in the last minute. */
export async function findSame(tx: Database, leaderId: number, plan: ClubPlan): Promise<Club | null> {
  const [row] = await tx.$queryRaw<Club[]>(Prisma.sql`
    SELECT ${clubColumns} FROM clubs c JOIN club_memberships s ON s.club_id = c.id
    WHERE s.user_id = ${leaderId} AND s.role = 'leader' AND c.closed_at IS NULL AND c.version = 1
      AND c.created_at > now() - interval '1 minute' AND c.name = ${plan.name}
      AND c.description = ${plan.description} AND c.visibility = ${plan.visibility} AND c.entry = ${plan.entry}
      AND c.entry_question = ${plan.entryQuestion} AND c.capacity = ${plan.capacity}
    LIMIT 1`);
  return row ?? null;
}
