import type { Database } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Sight } from './meeting.ts';
import type { MeetingServices } from './services.ts';
import { lockSight } from './sight-repository.ts';

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
  change: (tx: Database, sight: Sight) => Promise<Result>,
): Promise<Result | NotFound> =>
  inTransaction(
    db,
    async (tx): Promise<Result | NotFound> => {
      const sight = await lockSight(tx, meetingId, userId);
      return sight ? change(tx, sight) : { ok: false, reason: 'not_found' };
    },
    jitter,
  );
