import { inTransaction } from '../platform/transaction.ts';
import { lockAccount } from './activity-repository.ts';
import type { MeetingPlan } from './meeting.ts';
import { meetingLimits } from './meeting-limits.ts';
import { once, type Repetition } from './series.ts';
import type { MeetingServices } from './services.ts';
import { openWithKnownBook, type StoreResult } from './store-meeting.ts';
import { storeSeries } from './store-series.ts';

export type OpenResult = StoreResult;

/**
 * Opens a meeting, or a series, with its leader as the first member. Idempotent: the same plan
 * again (a form sent twice) gives the same meeting.
 */
export const openMeeting = (
  { db, jitter, limits = meetingLimits }: Pick<MeetingServices, 'db' | 'jitter' | 'limits'>,
  leaderId: number,
  plan: MeetingPlan,
  repetition: Repetition = once,
): Promise<OpenResult> =>
  openWithKnownBook(() =>
    inTransaction(
      db,
      async (tx): Promise<OpenResult> => {
        await lockAccount(tx, leaderId);
        return storeSeries(tx, { owner: { leaderId, clubId: null }, plan, repetition, limits });
      },
      jitter,
    ),
  );
