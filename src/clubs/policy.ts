import { allowed, type Decision, refuse } from '../platform/decision.ts';
import {
  type Club,
  type ClubAsker,
  type ClubForAsker,
  isFull,
  isManager,
  isMember,
  type Role,
} from './club.ts';
import { clubLimits } from './club-limits.ts';
import type { Invite } from './invite.ts';

export type JoinRefusal = 'closed' | 'removed' | 'invite_only' | 'locked' | 'declined' | 'full';

/**
 * Whether a person who is no member may join, answer the question or apply. The right answer and
 * the limits of her account are checked after this.
 */
export function canJoin({ club, asker, now }: ClubForAsker): Decision<JoinRefusal> {
  if (club.closedAt) return refuse('closed');
  if (asker?.removedAt) return refuse('removed');
  if (club.entry === 'invite') return refuse('invite_only');
  if (club.entry === 'question' && isLocked(asker, now)) return refuse('locked');
  if (club.entry === 'approval' && wasDeclined(asker, now)) return refuse('declined');
  return isFull(club) ? refuse('full') : allowed;
}

const isLocked = (asker: ClubAsker | null, now: Date) => (asker?.lockedUntil ?? now) > now;

const wasDeclined = (asker: ClubAsker | null, now: Date) =>
  asker?.declinedAt != null && now.getTime() < asker.declinedAt.getTime() + clubLimits.afterDeclineMs;

export type LeaveRefusal = 'not_member' | 'leader';

/** The leader of an open club hands it over or closes it before she leaves. */
export function canLeave({ club, asker }: ClubForAsker): Decision<LeaveRefusal> {
  if (!isMember(asker)) return refuse('not_member');
  return asker?.role === 'leader' && !club.closedAt ? refuse('leader') : allowed;
}

export type ManageRefusal = 'closed' | 'not_manager';

/** Whether a person may edit the club, decide applications, invite and remove members. */
export function canManage({ club, asker }: ClubForAsker): Decision<ManageRefusal> {
  if (!isManager(asker?.role)) return refuse('not_manager');
  return club.closedAt ? refuse('closed') : allowed;
}

export type LeadRefusal = 'closed' | 'not_leader';

/** Whether a person may change roles, hand the club over and close it. */
export function canLead({ club, asker }: ClubForAsker): Decision<LeadRefusal> {
  if (asker?.role !== 'leader') return refuse('not_leader');
  return club.closedAt ? refuse('closed') : allowed;
}

export type RemoveRefusal = ManageRefusal | 'leader' | 'only_leader_removes';

/** Nobody removes the leader, and only the leader removes a co-leader. */
export function canRemove(clubForAsker: ClubForAsker, role: Role | null): Decision<RemoveRefusal> {
  const decision = canManage(clubForAsker);
  if (!decision.ok) return decision;
  if (role === 'leader') return refuse('leader');
  return role === 'co_leader' && clubForAsker.asker?.role !== 'leader'
    ? refuse('only_leader_removes')
    : allowed;
}

export type InviteRefusal =
  | 'already_member'
  | 'revoked'
  | 'expired'
  | 'used_up'
  | 'closed'
  | 'removed'
  | 'full';

/** Whether an invitation admits a person. It comes before the club's rule of entry. */
export function canAccept(invite: Invite, { club, asker, now }: ClubForAsker): Decision<InviteRefusal> {
  if (isMember(asker)) return refuse('already_member');
  if (invite.revokedAt) return refuse('revoked');
  if (invite.expiresAt <= now) return refuse('expired');
  if (invite.usedCount >= invite.maxUses) return refuse('used_up');
  if (club.closedAt) return refuse('closed');
  if (asker?.removedAt && asker.removedAt >= invite.createdAt) return refuse('removed');
  return isFull(club) ? refuse('full') : allowed;
}

/** Whether a club has room for the planned number of members. */
export const fitsMembers = (club: Club, capacity: number): boolean => capacity >= club.memberCount;
