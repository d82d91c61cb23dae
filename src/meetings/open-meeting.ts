import { inTransaction } from '../platform/transaction.ts';
import { lockAccount } from './activity-repository.ts';
import type { MeetingPlan } from './meeting.ts';
import { meetingLimits } from './meeting-limits.ts';
import type { MeetingServices } from './services.ts';
import { type StoreResult, storeMeeting, withKnownBook } from './store-meeting.ts';

export type OpenResult = StoreResult;

/**
 * Opens a meeting with its leader as the first member. Idempotent: the same plan again (a form sent
 * twice) gives the same meeting.
 */
export const openMeeting = (
  { db, jitter, limits = meetingLimits }: Pick<MeetingServices, 'db' | 'jitter' | 'limits'>,
  leaderId: number,
  plan: MeetingPlan,
): Promise<OpenResult> =>
  withKnownBook(() =>
    inTransaction(
      db,
      async (tx): Promise<OpenResult> => {
        await lockAccount(tx, leaderId);
        return storeMeeting(tx, { owner: { leaderId, clubId: null }, plan, limits });
      },
      jitter,
    ),
  );
