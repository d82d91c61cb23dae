import { type Database, Prisma } from '../platform/db.ts';
import type { Ask, Asked, AskRef } from './ask.ts';
import { isOpenNow } from './ask-conditions.sql.ts';

/** The columns of an ask `q`. */
export const askColumns = Prisma.sql`q.id, q.kind, q.subject_id AS "subjectId", q.club_id AS "clubId",
  q.meeting_id AS "meetingId", q.asked_by AS "askedBy", q.opened_at AS "openedAt", q.closes_at AS "closesAt",
  q.closed_at AS "closedAt", q.reminded_at AS "remindedAt"`;

export type NewAsk = AskRef &
  Asked & {
    /** Null if the site asks by itself. */
    readonly askedBy: number | null;
    /** By the database's clock; null for no deadline. */
    readonly closesAt: Date | null;
  };

/** Stores an ask. @returns null if there is one about this subject */
export async function insertAsk(tx: Database, ask: NewAsk): Promise<Ask | null> {
  const { kind, subjectId, clubId, meetingId, askedBy, closesAt } = ask;
  const [stored] = await tx.$queryRaw<Ask[]>`
    INSERT INTO asks AS q (kind, subject_id, club_id, meeting_id, asked_by, closes_at)
    VALUES (${kind}, ${subjectId}, ${clubId}, ${meetingId}, ${askedBy}, ${closesAt})
    ON CONFLICT (kind, subject_id) DO NOTHING RETURNING ${askColumns}`;
  return stored ?? null;
}

const about = ({ kind, subjectId }: AskRef) => Prisma.sql`q.kind = ${kind} AND q.subject_id = ${subjectId}`;

export async function findAsk(db: Database, ref: AskRef): Promise<Ask | null> {
  const [ask] = await db.$queryRaw<Ask[]>`SELECT ${askColumns} FROM asks q WHERE ${about(ref)}`;
  return ask ?? null;
}

export async function findAskById(db: Database, id: number): Promise<Ask | null> {
  const [ask] = await db.$queryRaw<Ask[]>`SELECT ${askColumns} FROM asks q WHERE q.id = ${id}`;
  return ask ?? null;
}

/** Locks an ask, so that answers to it are counted one after the other. */
export async function lockAsk(tx: Database, ref: AskRef): Promise<Ask | null> {
  const [ask] = await tx.$queryRaw<
    Ask[]
  >`SELECT ${askColumns} FROM asks q WHERE ${about(ref)} FOR NO KEY UPDATE`;
  return ask ?? null;
}

/** Ends an ask now. @returns null if it was ended before */
export async function updateClosed(tx: Database, ref: AskRef): Promise<Ask | null> {
  const [ask] = await tx.$queryRaw<Ask[]>`
    UPDATE asks q SET closed_at = clock_timestamp() WHERE ${about(ref)} AND q.closed_at IS NULL
    RETURNING ${askColumns}`;
  return ask ?? null;
}

/** Moves the deadline of an ask that nobody ended. @returns how many were moved */
export const updateDeadline = (tx: Database, ref: AskRef, closesAt: Date | null): Promise<number> =>
  tx.$executeRaw`UPDATE asks q SET closes_at = ${closesAt} WHERE ${about(ref)} AND q.closed_at IS NULL`;

/** Whether an ask takes answers at this moment. */
export async function isTakingAnswers(tx: Database, askId: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT FROM asks q WHERE q.id = ${askId} AND ${isOpenNow}`;
  return rows.length > 0;
}

/** Claims the one reminder of an ask. @returns whether this call got it */
export const claimReminder = async (tx: Database, askId: number): Promise<boolean> =>
  (await tx.$executeRaw`
    UPDATE asks SET reminded_at = clock_timestamp() WHERE id = ${askId} AND reminded_at IS NULL`) === 1;

/** Claims telling the leaders that everybody answered. @returns whether this call got it */
export const claimCompletion = async (tx: Database, askId: number): Promise<boolean> =>
  (await tx.$executeRaw`
    UPDATE asks SET completed_at = clock_timestamp() WHERE id = ${askId} AND completed_at IS NULL`) === 1;

export const deleteAsk = (tx: Database, ref: AskRef): Promise<number> =>
  tx.$executeRaw`DELETE FROM asks q WHERE ${about(ref)}`;
