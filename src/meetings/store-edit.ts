import type { Database } from '../platform/db.ts';
import { settleSeats } from '../seats/index.ts';
import type { Edited, EditRefusal } from './edit-result.ts';
import type { AllowedEdit } from './judge-edit.ts';
import { withKnownBook } from './known-book.ts';
import { updateMeeting } from './meeting-repository.ts';
import { refreshMeetingKey } from './refresh-meeting-keys.ts';

/**
 * Stores an allowed edit of a locked meeting, and settles its waiting list. A plan that changes
 * nothing raises no version.
 */
export async function storeEdit(tx: Database, { meeting, plan, changed, now }: AllowedEdit): Promise<Edited> {
  if (changed.length === 0) return { meeting, changed };
  const updated = await updateMeeting(tx, meeting, plan);
  if (!updated) throw new Error(`meeting ${meeting.id} changed although it is locked`);
  await refreshMeetingKey(tx, updated);
  await settleSeats(tx, meeting.id, now);
  return { meeting: updated, changed };
}

/** Runs an edit. A book that was deleted meanwhile is a problem of the plan. */
export const editWithKnownBook = <Result>(work: () => Promise<Result>): Promise<Result | EditRefusal> =>
  withKnownBook(work, { ok: false, reason: 'problems', problems: { bookId: 'no_book' } });
