import { entryOpensAt } from '../meetings/index.ts';
import { type Refusal, type RoomEntry, refusalOf } from './policy.ts';

/** Whether the chat room itself admits this person now, so that she need not wait any more. */
export const isRoomOpen = (entry: RoomEntry): boolean => refusalOf(entry) === null;

/**
 * Returns why a person may not be in the waiting room now, and null if she may. It is open to
 * members from some minutes before the start until the start; then it is `closed`.
 */
export function lobbyRefusalOf(entry: RoomEntry): Refusal | null {
  const refusal = refusalOf(entry);
  if (refusal === null) return { code: 'closed' };
  if (refusal.code !== 'not_open_yet' || !entry.meeting) return refusal;
  const opensAt = entryOpensAt(entry.meeting);
  return entry.now >= opensAt ? null : { code: 'not_open_yet', opensAt: opensAt.toISOString() };
}
