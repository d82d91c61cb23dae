import type { Database } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { NotFound } from './lock-meeting.ts';
import type { MeetingForAsker } from './meeting.ts';
import { findMeetingForAsker } from './meeting-for-asker-repository.ts';
import { findLater, lockSeriesFrom } from './series-repository.ts';
import type { MeetingServices } from './services.ts';

/**
 * Locks a meeting and the later ones of its series that are not over, and runs `change` in the same
 * transaction, with the meetings as one person sees them.
 */
export const withLockedSeries = <Result>(
  { db, jitter }: Pick<MeetingServices, 'db' | 'jitter'>,
  { meetingId, userId }: { readonly meetingId: number; readonly userId: number },
  change: (tx: Database, found: MeetingForAsker, later: readonly MeetingForAsker[]) => Promise<Result>,
): Promise<Result | NotFound> =>
  inTransaction(
    db,
    async (tx): Promise<Result | NotFound> => {
      await lockSeriesFrom(tx, meetingId);
      const found = await findMeetingForAsker(tx, meetingId, userId);
      if (!found) return { ok: false, reason: 'not_found' };
      const later: MeetingForAsker[] = [];
      for (const { id } of await findLater(tx, found.meeting)) {
        const one = await findMeetingForAsker(tx, id, userId);
        if (one) later.push(one);
      }
      return change(tx, found, later);
    },
    jitter,
  );
