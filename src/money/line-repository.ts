import { type Database, Prisma } from '../platform/db.ts';
import type { MoneyEntry, MoneyLine, Sums } from './money-line.ts';

const lineColumns = Prisma.sql`l.id, l.kind, l.amount, l.happened_on::text AS "happenedOn", l.text,
  l.meeting_id AS "meetingId", m.title AS "meetingTitle", l.version, l.deleted_at IS NOT NULL AS "isDeleted",
  u.nickname AS "changedBy"`;
const lineTables = Prisma.sql`club_money_lines l
  LEFT JOIN meetings m ON m.id = l.meeting_id LEFT JOIN users u ON u.id = l.changed_by`;

/** Sums the lines that are not deleted. 5,000 lines of the highest amount are an exact number. */
export async function findSums(db: Database, clubId: number): Promise<Sums> {
  const [row] = await db.$queryRaw<[{ income: bigint; expense: bigint; lines: number }]>`
    SELECT coalesce(sum(amount) FILTER (WHERE kind = 'income'), 0)::bigint AS income,
      coalesce(sum(amount) FILTER (WHERE kind = 'expense'), 0)::bigint AS expense, count(*)::int AS lines
    FROM club_money_lines WHERE club_id = ${clubId} AND deleted_at IS NULL`;
  return { income: Number(row.income), expense: Number(row.expense), lines: row.lines };
}

/** Finds lines that are not deleted, the newest day first. */
export const findLines = (
  db: Database,
  clubId: number,
  { skip, limit }: { skip: number; limit: number },
): Promise<MoneyLine[]> =>
  db.$queryRaw<MoneyLine[]>`
    SELECT ${lineColumns} FROM ${lineTables} WHERE l.club_id = ${clubId} AND l.deleted_at IS NULL
    ORDER BY l.happened_on DESC, l.id DESC LIMIT ${limit} OFFSET ${skip}`;

/** Finds a line of a club, also a deleted one. */
export async function findLine(db: Database, clubId: number, id: number): Promise<MoneyLine | null> {
  const [row] = await db.$queryRaw<MoneyLine[]>`
    SELECT ${lineColumns} FROM ${lineTables} WHERE l.id = ${id} AND l.club_id = ${clubId}`;
  return row ?? null;
}

/** Counts a club's lines, the deleted ones included. */
export const countLines = (db: Database, clubId: number): Promise<number> =>
  db.clubMoneyLine.count({ where: { clubId } });

/** Returns the id of the same line that the same person wrote in the last ten seconds. */
export async function findSameLine(
  tx: Database,
  clubId: number,
  userId: number,
  { kind, amount, happenedOn, text, meetingId }: MoneyEntry,
): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM club_money_lines
    WHERE club_id = ${clubId} AND changed_by = ${userId} AND version = 1
      AND changed_at > now() - interval '10 seconds' AND kind = ${kind} AND amount = ${amount}
      AND happened_on = ${happenedOn}::date AND text = ${text} AND meeting_id IS NOT DISTINCT FROM ${meetingId}::int
    LIMIT 1`;
  return row?.id ?? null;
}

/** Inserts a line. @returns its id */
export async function insertLine(
  tx: Database,
  clubId: number,
  userId: number,
  { kind, amount, happenedOn, text, meetingId }: MoneyEntry,
): Promise<number> {
  const [row] = await tx.$queryRaw<[{ id: number }]>`
    INSERT INTO club_money_lines (club_id, kind, amount, happened_on, text, meeting_id, changed_by)
    VALUES (${clubId}, ${kind}, ${amount}, ${happenedOn}::date, ${text}, ${meetingId}::int, ${userId})
    RETURNING id`;
  return row.id;
}

interface Change {
  readonly id: number;
  readonly userId: number;
  /** The version that the person saw. */
  readonly version: number;
}

/** Stores a new version. Returns false if the line has another version or is deleted. */
export async function updateLine(
  tx: Database,
  { id, userId, version }: Change,
  { kind, amount, happenedOn, text, meetingId }: MoneyEntry,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE club_money_lines SET kind = ${kind}, amount = ${amount}, happened_on = ${happenedOn}::date, text = ${text},
      meeting_id = ${meetingId}::int, version = version + 1, changed_by = ${userId}, changed_at = clock_timestamp()
    WHERE id = ${id} AND version = ${version} AND deleted_at IS NULL`;
  return changed === 1;
}

/** Marks a line as deleted. Returns false if it has another version or is deleted. */
export async function markDeleted(tx: Database, { id, userId, version }: Change): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE club_money_lines SET deleted_at = clock_timestamp(), version = version + 1, changed_by = ${userId},
      changed_at = clock_timestamp()
    WHERE id = ${id} AND version = ${version} AND deleted_at IS NULL`;
  return changed === 1;
}
