import type { Database } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { MeetingForAsker } from './meeting.ts';
import { lockMeetingForAsker } from './meeting-for-asker-repository.ts';
import type { MeetingServices } from './services.ts';

export interface NotFound {
  readonly ok: false;
  readonly reason: 'not_found';
}

/**
 * Locks a meeting and runs `change` in the same transaction, with the meeting as one person sees
 * it.
 */
export const withLockedMeeting = <Result>(
  { db, jitter }: Pick<MeetingServices, 'db' | 'jitter'>,
  { meetingId, userId }: { readonly meetingId: number; readonly userId: number },
  change: (tx: Database, found: MeetingForAsker) => Promise<Result>,
): Promise<Result | NotFound> =>
  inTransaction(
    db,
    async (tx): Promise<Result | NotFound> => {
      const found = await lockMeetingForAsker(tx, meetingId, userId);
      return found ? change(tx, found) : { ok: false, reason: 'not_found' };
    },
    jitter,
  );
