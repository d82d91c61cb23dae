import { type Database, Prisma } from '../platform/db.ts';
import type { AskRef, AskState } from './ask.ts';
import { answeredAt, isAskedPerson, joinPeople, seenAt } from './ask-conditions.sql.ts';

/** A member whom an ask is put to, and whether she has answered or seen it. */
export interface AskedPerson {
  readonly userId: number;
  readonly nickname: string;
  readonly state: AskState;
  /** How she was told; null if she was not, because she joined later or asked. */
  readonly toldBy: 'inbox' | 'push' | null;
  readonly isReminded: boolean;
}

const state = Prisma.sql`CASE WHEN ${answeredAt} IS NOT NULL THEN 'answered'
  WHEN ${seenAt} IS NOT NULL THEN 'seen' ELSE 'not_seen' END`;

/** Finds the members of an ask, in the order in which they answered, saw it, or joined. */
export const findPeople = (db: Database, { kind, subjectId }: AskRef): Promise<AskedPerson[]> =>
  db.$queryRaw<AskedPerson[]>`
    SELECT s.user_id AS "userId", u.nickname, ${state} AS state, p.told_by AS "toldBy",
      p.reminded_at IS NOT NULL AS "isReminded"
    FROM asks q ${joinPeople} JOIN users u ON u.id = s.user_id
    WHERE q.kind = ${kind} AND q.subject_id = ${subjectId} AND ${isAskedPerson}
    ORDER BY coalesce(${answeredAt}, ${seenAt}, s.joined_at), s.user_id`;

/** Finds how far an ask got with one person; null if she is not asked. */
export async function findPerson(
  db: Database,
  { kind, subjectId }: AskRef,
  userId: number,
): Promise<AskedPerson | null> {
  const [person] = await db.$queryRaw<AskedPerson[]>`
    SELECT s.user_id AS "userId", u.nickname, ${state} AS state, p.told_by AS "toldBy",
      p.reminded_at IS NOT NULL AS "isReminded"
    FROM asks q ${joinPeople} JOIN users u ON u.id = s.user_id
    WHERE q.kind = ${kind} AND q.subject_id = ${subjectId} AND s.user_id = ${userId} AND ${isAskedPerson}`;
  return person ?? null;
}
