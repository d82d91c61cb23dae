import { inTransaction } from '../platform/transaction.ts';
import { deleteBan } from './ban-repository.ts';
import { canReadmit, type LeadersOnly } from './policy.ts';
import { lockSight } from './repository.ts';
import type { MeetingServices } from './services.ts';

export type ReadmitResult =
  | { readonly ok: true; readonly outcome: 'readmitted' | 'was_not_banned' }
  | { readonly ok: false; readonly reason: 'not_found' | LeadersOnly };

/** Lets a removed person join again, without giving her a seat. Idempotent. */
export const readmitMember = (
  { db, jitter }: Pick<MeetingServices, 'db' | 'jitter'>,
  leaderId: number,
  { meetingId, userId }: { meetingId: number; userId: number },
): Promise<ReadmitResult> =>
  inTransaction(
    db,
    async (tx): Promise<ReadmitResult> => {
      const sight = await lockSight(tx, meetingId, leaderId);
      if (!sight) return { ok: false, reason: 'not_found' };
      const decision = canReadmit(sight.meeting, sight.asker, sight.now);
      if (!decision.ok) return decision;
      return {
        ok: true,
        outcome: (await deleteBan(tx, meetingId, userId)) ? 'readmitted' : 'was_not_banned',
      };
    },
    jitter,
  );
