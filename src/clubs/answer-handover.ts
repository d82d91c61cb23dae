import type { Database } from '../platform/db.ts';
import { deleteHandover } from './handover-repository.ts';
import { type NotFound, withLockedClub } from './lock-club.ts';
import { findLeaderId, updateRole } from './membership-repository.ts';
import type { ClubServices } from './services.ts';

export type AnswerHandoverResult =
  | { readonly ok: true; readonly outcome: 'accepted' | 'declined' | 'withdrawn' }
  | { readonly ok: false; readonly reason: 'closed' | 'not_asked' }
  | NotFound;

/**
 * Accepts or declines to lead a club. The former leader stays a member. The leader herself may
 * decline too, which withdraws her offer.
 */
export const answerHandover = (
  services: ClubServices,
  userId: number,
  { clubId, accepts }: { readonly clubId: number; readonly accepts: boolean },
): Promise<AnswerHandoverResult> =>
  withLockedClub<AnswerHandoverResult>(services, { clubId, userId }, async (tx, { club, asker }) => {
    if (club.closedAt) return { ok: false, reason: 'closed' };
    const isWithdrawal = asker?.role === 'leader' && !accepts;
    if (!asker?.isAskedToLead && !isWithdrawal) return { ok: false, reason: 'not_asked' };
    await deleteHandover(tx, clubId);
    if (isWithdrawal) return { ok: true, outcome: 'withdrawn' };
    const from = await findLeaderId(tx, clubId);
    if (from === null) return { ok: false, reason: 'not_asked' };
    await services.announce?.(tx, {
      kind: accepts ? 'club_handover_accepted' : 'club_handover_declined',
      clubId,
      toUserId: from,
      byUserId: userId,
    });
    if (!accepts) return { ok: true, outcome: 'declined' };
    await passLead(tx, clubId, { from, to: userId });
    await services.steps?.handedOver(tx, clubId, { from, to: userId });
    return { ok: true, outcome: 'accepted' };
  });

/** The index allows one leader, so the former one steps back first. */
async function passLead(
  tx: Database,
  clubId: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await updateRole(tx, clubId, from, 'member');
  await updateRole(tx, clubId, to, 'leader');
}
