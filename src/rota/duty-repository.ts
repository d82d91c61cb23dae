import type { Database } from '../platform/db.ts';
import type { DutyKey } from './duty.ts';
import type { Task } from './task.ts';

export interface TakenDuty {
  readonly task: Task;
  readonly userId: number | null;
  readonly nickname: string | null;
}

/** Finds who took the tasks of a meeting. */
export const findTaken = (db: Database, meetingId: number): Promise<TakenDuty[]> =>
  db.$queryRaw<TakenDuty[]>`
    SELECT d.task, d.user_id AS "userId", u.nickname
    FROM club_duties d LEFT JOIN users u ON u.id = d.user_id WHERE d.meeting_id = ${meetingId}`;

/** Finds who passed her turn on in these meetings. */
export const findDeclines = (
  db: Database,
  meetingIds: readonly number[],
): Promise<{ meetingId: number; task: Task; userId: number }[]> =>
  db.$queryRaw<{ meetingId: number; task: Task; userId: number }[]>`
    SELECT meeting_id AS "meetingId", task, user_id AS "userId"
    FROM club_duty_declines WHERE meeting_id = ANY (${meetingIds})`;

/**
 * Gives a task to a member, and forgets that she passed it on. Locks her seat: a concurrent leave
 * then ends the duty too. Returns false if she has no seat.
 */
export async function storeDuty(
  tx: Database,
  { meetingId, task }: DutyKey,
  { userId, setBy }: { readonly userId: number; readonly setBy: number | null },
): Promise<boolean> {
  const seats = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM memberships WHERE meeting_id = ${meetingId} AND user_id = ${userId} AND leaves_at IS NULL
    FOR KEY SHARE`;
  if (seats.length === 0) return false;
  await tx.$executeRaw`
    INSERT INTO club_duties (meeting_id, task, club_id, user_id, set_by)
    SELECT m.id, ${task}, m.club_id, ${userId}::int, ${setBy}::int FROM meetings m WHERE m.id = ${meetingId}
    ON CONFLICT (meeting_id, task) DO UPDATE
      SET user_id = excluded.user_id, set_by = excluded.set_by, decided_at = excluded.decided_at`;
  await tx.clubDutyDecline.deleteMany({ where: { meetingId, task, userId } });
  return true;
}

/** Takes a task from the member who has it. Returns whether there was one. */
export async function deleteDuty(tx: Database, { meetingId, task }: DutyKey): Promise<boolean> {
  const { count } = await tx.clubDuty.deleteMany({ where: { meetingId, task } });
  return count > 0;
}

/** Remembers that a member passed her turn on. */
export const insertDecline = (tx: Database, { meetingId, task }: DutyKey, userId: number): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO club_duty_declines (meeting_id, task, user_id) VALUES (${meetingId}, ${task}, ${userId})
    ON CONFLICT DO NOTHING`;

/** Whether a member passed her turn on. */
export const hasDeclined = async (
  db: Database,
  { meetingId, task }: DutyKey,
  userId: number,
): Promise<boolean> => (await db.clubDutyDecline.count({ where: { meetingId, task, userId } })) > 0;
