import type { Role } from './club.ts';
import { type NotFound, withLockedClub } from './lock-club.ts';
import { findRole, updateRole } from './membership-repository.ts';
import { canLead, type LeadRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type SetRoleResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: LeadRefusal | 'own_role' | 'no_such_member' }
  | NotFound;

/** Makes a member a co-leader, or a co-leader a member. A leader's own role changes by handover. */
export const setRole = (
  services: ClubServices,
  leaderId: number,
  { clubId, userId, role }: { clubId: number; userId: number; role: Exclude<Role, 'leader'> },
): Promise<SetRoleResult> =>
  withLockedClub<SetRoleResult>(services, { clubId, userId: leaderId }, async (tx, clubForAsker) => {
    const decision = canLead(clubForAsker);
    if (!decision.ok) return decision;
    if (userId === leaderId) return { ok: false, reason: 'own_role' };
    const formerRole = await findRole(tx, clubId, userId);
    if (formerRole === null) return { ok: false, reason: 'no_such_member' };
    await updateRole(tx, clubId, userId, role);
    if (formerRole === role) return { ok: true };
    await (role === 'member'
      ? services.steps?.demoted(tx, clubId, userId)
      : services.steps?.promoted(tx, clubId, userId));
    return { ok: true };
  });
