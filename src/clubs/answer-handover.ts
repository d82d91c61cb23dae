import type { Database } from '../platform/db.ts';
import { deleteHandover } from './handover-repository.ts';
import { type NotFound, withLockedClub } from './lock-club.ts';
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
    if (!accepts) return { ok: true, outcome: isWithdrawal ? 'withdrawn' : 'declined' };
    const from = await passLead(tx, clubId, userId);
    await services.steps?.handedOver(tx, clubId, { from, to: userId });
    return { ok: true, outcome: 'accepted' };
  });

/**
 * The index allows one leader, so the former one steps back first.
 * @returns the former leader
 */
async function passLead(tx: Database, clubId: number, userId: number): Promise<number> {
  const [former] = await tx.$queryRaw<[{ userId: number }]>`
    UPDATE club_memberships SET role = 'member' WHERE club_id = ${clubId} AND role = 'leader'
    RETURNING user_id AS "userId"`;
  await tx.clubMembership.updateMany({ where: { clubId, userId }, data: { role: 'leader' } });
  return former.userId;
}
