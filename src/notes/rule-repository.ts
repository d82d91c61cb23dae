import type { PartCondition } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import type { NoteRule } from './note.ts';

/** Whether the leader of a meeting asks for notes. */
export const hasNoteRule: PartCondition = (meetingId) =>
  Prisma.sql`EXISTS (SELECT FROM meeting_note_rules r WHERE r.meeting_id = ${meetingId})`;

/** Finds what the leader of a meeting asks for; null if she asks for nothing. */
export async function findRule(db: Database, meetingId: number): Promise<NoteRule | null> {
  const [rule] = await db.$queryRaw<NoteRule[]>`
    SELECT characters, due_at AS "dueAt" FROM meeting_note_rules WHERE meeting_id = ${meetingId}`;
  return rule ?? null;
}

/** Stores what a leader asks for, in place of what she asked before. */
export async function storeRule(
  tx: Database,
  meetingId: number,
  { characters, dueAt, setBy }: NoteRule & { readonly setBy: number },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO meeting_note_rules (meeting_id, characters, due_at, set_by)
    VALUES (${meetingId}, ${characters}, ${dueAt}, ${setBy})
    ON CONFLICT (meeting_id) DO UPDATE SET characters = excluded.characters, due_at = excluded.due_at,
      set_by = excluded.set_by, set_at = clock_timestamp()`;
}
