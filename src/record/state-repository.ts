import type { Database } from '../platform/db.ts';
import { deleteParts } from './part-repository.ts';

/** The state of a meeting's record. */
export interface RecordState {
  /** Whether a worker makes it now or soon. */
  readonly isDue: boolean;
  readonly madeAt: Date | null;
  readonly makings: number;
  /** Rises with every attempt, and when a leader asks for the record or takes it down. */
  readonly claim: number;
  readonly isTakenDown: boolean;
}

/** Whether readers see the record. */
export const isShown = (state: RecordState | null): state is RecordState & { readonly madeAt: Date } =>
  state !== null && state.madeAt !== null && !state.isTakenDown;

/** Finds the state of a record; null if none was ever asked for. */
export async function findRecordState(db: Database, meetingId: number): Promise<RecordState | null> {
  const row = await db.meetingRecord.findUnique({
    where: { meetingId },
    select: { dueAt: true, madeAt: true, makings: true, claim: true, takenDownAt: true },
  });
  if (!row) return null;
  const { dueAt, madeAt, makings, claim, takenDownAt } = row;
  return { isDue: dueAt !== null, madeAt, makings, claim, isTakenDown: takenDownAt !== null };
}

/**
 * Makes a record due now, for the first time or again. Whatever is being made meanwhile is not
 * stored. The record before stays until the new one is stored.
 */
export async function askForRecord(tx: Database, meetingId: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO meeting_records AS r (meeting_id, due_at) VALUES (${meetingId}, date_trunc('milliseconds', now()))
    ON CONFLICT (meeting_id) DO UPDATE SET due_at = date_trunc('milliseconds', now()), attempts = 0, claim = r.claim + 1, failed_at = NULL,
      calls = 0, prompt_tokens = 0, completion_tokens = 0, cost_micro_usd = 0`;
  await deleteParts(tx, meetingId);
}

/** Takes a record down and ends what makes it. Idempotent. */
export async function takeDownRow(
  tx: Database,
  { meetingId, userId }: { readonly meetingId: number; readonly userId: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE meeting_records SET due_at = NULL, attempts = 0, claim = claim + 1,
      taken_down_at = coalesce(taken_down_at, now()), taken_down_by = coalesce(taken_down_by, ${userId})
    WHERE meeting_id = ${meetingId}`;
  await deleteParts(tx, meetingId);
}

/**
 * Stores that a member who did not come has seen the record.
 * @returns whether for the first time
 */
export const noteVisit = async (
  db: Database,
  { meetingId, userId }: { readonly meetingId: number; readonly userId: number },
): Promise<boolean> =>
  (await db.$executeRaw`
    INSERT INTO meeting_record_visits (meeting_id, user_id) VALUES (${meetingId}, ${userId})
    ON CONFLICT DO NOTHING`) === 1;

/** Whether a member was never in the meeting's room. */
export async function wasAbsent(
  db: Database,
  { meetingId, userId }: { readonly meetingId: number; readonly userId: number },
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ isAbsent: boolean }[]>`
    SELECT NOT EXISTS (SELECT FROM meeting_entrances WHERE meeting_id = ${meetingId} AND user_id = ${userId})
      AND NOT EXISTS (SELECT FROM messages WHERE meeting_id = ${meetingId} AND user_id = ${userId}) AS "isAbsent"`;
  return row?.isAbsent === true;
}
