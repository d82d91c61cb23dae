import { findAsked, upsertHandover } from './handover-repository.ts';
import { type NotFound, withLockedClub } from './lock-club.ts';
import { findRole } from './membership-repository.ts';
import { canLead, type LeadRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type OfferResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: LeadRefusal | 'own_role' | 'no_such_member' }
  | NotFound;

/**
 * Asks a member to take the club over. Nothing changes before she accepts. A later offer replaces
 * this one.
 */
export const offerHandover = (
  services: ClubServices,
  leaderId: number,
  { clubId, userId }: { readonly clubId: number; readonly userId: number },
): Promise<OfferResult> =>
  withLockedClub<OfferResult>(services, { clubId, userId: leaderId }, async (tx, clubForAsker) => {
    const decision = canLead(clubForAsker);
    if (!decision.ok) return decision;
    if (userId === leaderId) return { ok: false, reason: 'own_role' };
    if ((await findRole(tx, clubId, userId)) === null) return { ok: false, reason: 'no_such_member' };
    if ((await findAsked(tx, clubId)) === userId) return { ok: true };
    await upsertHandover(tx, clubId, userId);
    await services.announce?.(tx, { kind: 'club_handover_asked', clubId, toUserId: userId });
    return { ok: true };
  });
