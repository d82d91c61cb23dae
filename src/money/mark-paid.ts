import { canManage, withLockedClub } from '../clubs/index.ts';
import type { MoneyResult } from './money-result.ts';
import { findClubMeeting, type PaidMark, setPaid } from './payment-repository.ts';
import type { MoneyServices } from './services.ts';

/** Writes down whether a member paid for a meeting. Idempotent. */
export const markPaid = (
  services: MoneyServices,
  byUserId: number,
  { clubId, ...mark }: PaidMark & { readonly clubId: number },
): Promise<MoneyResult> =>
  withLockedClub<MoneyResult>(services, { clubId, userId: byUserId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    if (!(await findClubMeeting(tx, clubId, mark.meetingId))) return { ok: false, reason: 'no_such_meeting' };
    const isStored = await setPaid(tx, { ...mark, changedBy: byUserId });
    return isStored ? { ok: true } : { ok: false, reason: 'no_such_member' };
  });
