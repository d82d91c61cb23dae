import { isPublic } from './club.ts';
import { type NotFound, withLockedClub } from './lock-club.ts';
import { deleteMember } from './membership-repository.ts';
import { canLeave } from './policy.ts';
import type { ClubServices } from './services.ts';

export type LeaveClubResult =
  /** `isVisible`: whether the person can still see the club's page. */
  | { readonly ok: true; readonly isVisible: boolean }
  | { readonly ok: false; readonly reason: 'leader' }
  | NotFound;

/**
 * Ends a person's own membership, and with it an offer to hand the club over to her. Idempotent
 * while she can see the club.
 */
export const leaveClub = (services: ClubServices, userId: number, clubId: number): Promise<LeaveClubResult> =>
  withLockedClub<LeaveClubResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canLeave(clubForAsker);
    if (!decision.ok && decision.reason === 'leader') return { ok: false, reason: 'leader' };
    if (await deleteMember(tx, clubId, userId)) await services.steps?.left(tx, clubId, userId);
    return { ok: true, isVisible: isPublic(clubForAsker.club) };
  });
