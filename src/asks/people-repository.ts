import { type Database, Prisma } from '../platform/db.ts';
import type { Ask } from './ask.ts';
import { answeredAt, askedBy, isAskedPerson, isOpenNow, joinPeople } from './ask-conditions.sql.ts';

/**
 * One person's row of an ask. It locks her membership or seat: if she leaves at the same time,
 * nothing is stored.
 */
const rowOf = (ask: Ask, userId: number, seen: Prisma.Sql, answered: Prisma.Sql) => Prisma.sql`
  INSERT INTO ask_people AS p (ask_id, user_id, club_id, meeting_id, seen_at, answered_at)
  SELECT q.id, s.user_id, q.club_id, q.meeting_id, ${seen}, ${answered}
  FROM asks q CROSS JOIN ${askedBy(ask)}
  WHERE q.id = ${ask.id} AND s.user_id = ${userId} AND ${isOpenNow}`;

const nowText = Prisma.sql`clock_timestamp()`;

/** Records that a person saw an open ask. The first time counts. */
export const upsertSeen = (db: Database, ask: Ask, userId: number): Promise<number> =>
  db.$executeRaw`${rowOf(ask, userId, nowText, Prisma.sql`NULL::timestamptz`)}
    ON CONFLICT (ask_id, user_id) DO UPDATE SET seen_at = excluded.seen_at WHERE p.seen_at IS NULL`;

/** Records that a person answered an open ask. @returns 0 if it takes no answer of her */
export const upsertAnswered = (tx: Database, ask: Ask, userId: number): Promise<number> =>
  tx.$executeRaw`${rowOf(ask, userId, nowText, nowText)}
    ON CONFLICT (ask_id, user_id) DO UPDATE
    SET seen_at = coalesce(p.seen_at, excluded.seen_at), answered_at = excluded.answered_at`;

/** Takes back a person's answer to an open ask. @returns 0 if there is none to take back */
export const clearAnswered = (tx: Database, ask: Ask, userId: number): Promise<number> =>
  tx.$executeRaw`
    UPDATE ask_people p SET answered_at = NULL FROM asks q
    WHERE q.id = ${ask.id} AND p.ask_id = q.id AND p.user_id = ${userId}
      AND p.answered_at IS NOT NULL AND ${isOpenNow}`;

/** Finds the members whom an ask is put to now; with `isSilent` only those without an answer. */
export async function findAskedIds(
  tx: Database,
  askId: number,
  { isSilent }: { readonly isSilent: boolean },
): Promise<number[]> {
  const rows = await tx.$queryRaw<{ userId: number }[]>`
    SELECT s.user_id AS "userId" FROM asks q ${joinPeople}
    WHERE q.id = ${askId} AND ${isAskedPerson} AND (NOT ${isSilent} OR ${answeredAt} IS NULL)`;
  return rows.map(({ userId }) => userId);
}

/** Records who was told of an ask and how, or reminded of it. Skips people who left meanwhile. */
export async function upsertTold(
  tx: Database,
  ask: Ask,
  { userIds, pushedIds, isReminder }: Told,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO ask_people AS p (ask_id, user_id, club_id, meeting_id, told_at, told_by, reminded_at)
    SELECT ${ask.id}::int, s.user_id, ${ask.clubId}::int, ${ask.meetingId}::int, now(),
      CASE WHEN s.user_id = ANY (${[...pushedIds]}::int[]) THEN 'push' ELSE 'inbox' END,
      CASE WHEN ${isReminder} THEN now() END
    FROM ${askedBy(ask)} WHERE s.user_id = ANY (${[...userIds]}::int[])
    ORDER BY s.user_id FOR KEY SHARE OF s
    ON CONFLICT (ask_id, user_id) DO UPDATE SET told_at = coalesce(p.told_at, excluded.told_at),
      told_by = CASE WHEN excluded.told_by = 'push' THEN 'push' ELSE coalesce(p.told_by, excluded.told_by) END,
      reminded_at = coalesce(p.reminded_at, excluded.reminded_at)`;
}

export interface Told {
  readonly userIds: readonly number[];
  /** Those whom a push may reach; the others find it in the inbox. */
  readonly pushedIds: ReadonlySet<number>;
  readonly isReminder: boolean;
}
