import type { PartCondition } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import type { Note } from './note.ts';

const columns = Prisma.sql`n.id, n.user_id AS "authorId", u.nickname, n.body, n.for_percent AS "forPercent",
  n.hidden_at IS NOT NULL AS "isHidden", n.changed_at AS "changedAt"`;

/** Whether a person has written a note for a meeting. */
export const hasOwnNote: PartCondition = (meetingId, userId) =>
  Prisma.sql`EXISTS (SELECT FROM meeting_notes n WHERE n.meeting_id = ${meetingId} AND n.user_id = ${userId})`;

/** Finds a person's own note, also after she gave up her seat. */
export async function findOwnNote(db: Database, meetingId: number, userId: number): Promise<Note | null> {
  const [note] = await db.$queryRaw<Note[]>`
    SELECT ${columns} FROM meeting_notes n JOIN users u ON u.id = n.user_id
    WHERE n.meeting_id = ${meetingId} AND n.user_id = ${userId}`;
  return note ?? null;
}

/** The notes of a meeting whose authors have a seat and that operators have not hidden. */
const shownNotes = (meetingId: number) => Prisma.sql`
  FROM meeting_notes n JOIN users u ON u.id = n.user_id
    JOIN memberships s ON s.meeting_id = n.meeting_id AND s.user_id = n.user_id
  WHERE n.meeting_id = ${meetingId} AND n.hidden_at IS NULL`;

/** Finds notes in the order in which they were begun; `whyWithheld` decides who sees which. */
export const findNotes = (
  db: Database,
  meetingId: number,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<Note[]> =>
  db.$queryRaw<
    Note[]
  >`SELECT ${columns} ${shownNotes(meetingId)} ORDER BY n.id LIMIT ${limit} OFFSET ${skip}`;

export async function countNotes(db: Database, meetingId: number): Promise<number> {
  const [row] = await db.$queryRaw<
    [{ count: number }]
  >`SELECT count(*)::int AS count ${shownNotes(meetingId)}`;
  return row.count;
}

/** Finds a note of a meeting by its id, with its meeting. */
export async function findNote(
  db: Database,
  noteId: number,
): Promise<(Note & { readonly meetingId: number }) | null> {
  const [note] = await db.$queryRaw<(Note & { meetingId: number })[]>`
    SELECT ${columns}, n.meeting_id AS "meetingId"
    FROM meeting_notes n JOIN users u ON u.id = n.user_id
      JOIN memberships s ON s.meeting_id = n.meeting_id AND s.user_id = n.user_id
    WHERE n.id = ${noteId}`;
  return note ?? null;
}
