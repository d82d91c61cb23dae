import { seatCounts } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import type { NoteDraft } from './note.ts';

/** One member's note of one meeting. */
export interface NoteKey {
  readonly meetingId: number;
  readonly userId: number;
}

/** A note as a form sends it. Without a mark the stored one stays; a new note is for everybody. */
export type SentNote = Pick<NoteDraft, 'body'> & {
  readonly forPercent?: NoteDraft['forPercent'] | undefined;
};

/**
 * Stores a member's note unless its time is over by the database's clock. Locks her seat until the
 * transaction ends. @returns whether it was stored
 */
export async function storeNote(
  db: Database,
  { meetingId, userId }: NoteKey,
  { body, forPercent }: SentNote,
): Promise<boolean> {
  const mark = forPercent ?? null;
  const stored = await db.$executeRaw`
    INSERT INTO meeting_notes (meeting_id, user_id, body, for_percent)
    SELECT s.meeting_id, s.user_id, ${body}, coalesce(${mark}::smallint, 0)
    FROM memberships s JOIN meetings m ON m.id = s.meeting_id
      LEFT JOIN meeting_note_rules r ON r.meeting_id = m.id
    WHERE s.meeting_id = ${meetingId} AND s.user_id = ${userId} AND m.cancelled_at IS NULL
      AND clock_timestamp() <= least(m.starts_at, r.due_at) AND ${Prisma.raw(seatCounts('s.user_id'))}
    FOR KEY SHARE OF s
    ON CONFLICT (meeting_id, user_id) DO UPDATE SET body = excluded.body,
      for_percent = coalesce(${mark}::smallint, meeting_notes.for_percent), changed_at = clock_timestamp()`;
  return stored === 1;
}

/** Deletes a person's note of a meeting. @returns whether there was one */
export async function deleteNoteRow(db: Database, { meetingId, userId }: NoteKey): Promise<boolean> {
  return (await db.meetingNote.deleteMany({ where: { meetingId, userId } })).count > 0;
}

/** Whether any member has written a note. */
export const hasNotes = async (db: Database, meetingId: number): Promise<boolean> =>
  (await db.meetingNote.findFirst({ where: { meetingId }, select: { id: true } })) !== null;
