import type { Database } from '../platform/db.ts';
import { type Applicant, findApplicants } from './application-repository.ts';
import { type ClubForAsker, isMember } from './club.ts';
import { findClubForAsker } from './club-for-asker-repository.ts';
import { findAsked } from './handover-repository.ts';
import type { Invite } from './invite.ts';
import { findUsableInvites } from './invite-repository.ts';
import { type ClubMember, findLeads, findMembers } from './membership-repository.ts';
import { canLead, canManage } from './policy.ts';

/** A club as one person may see it. */
export interface ClubDetail extends ClubForAsker {
  readonly leads: readonly ClubMember[];
  /** One page of the members; for people who are no members the leaders only. */
  readonly members: readonly ClubMember[];
  readonly page: number;
  /** Empty unless the person leads the club. */
  readonly applicants: readonly Applicant[];
  readonly invites: readonly Invite[];
  /** The member whom the leader asked to lead the club; null for viewers who do not lead it. */
  readonly askedUserId: number | null;
}

export const membersPerPage = 30;
const mostApplicants = 50;

/** Returns a club for its page; null if there is none or the person may not know of it. */
export async function showClub(
  db: Database,
  clubId: number,
  userId: number | null,
  wantedPage = 1,
): Promise<ClubDetail | null> {
  const clubForAsker = await findClubForAsker(db, clubId, userId);
  if (!clubForAsker) return null;
  const pages = Math.max(1, Math.ceil(clubForAsker.club.memberCount / membersPerPage));
  const page = Math.min(wantedPage, pages);
  const manages = canManage(clubForAsker).ok;
  const hasMembers = isMember(clubForAsker.asker);
  const [members, otherLeads, applicants, invites, askedUserId] = await Promise.all([
    hasMembers ? findMembers(db, clubId, { skip: (page - 1) * membersPerPage, limit: membersPerPage }) : [],
    // The first page of the members begins with the leaders.
    hasMembers && page === 1 ? null : findLeads(db, clubId),
    manages ? findApplicants(db, clubId, mostApplicants) : [],
    manages ? findUsableInvites(db, clubId) : [],
    canLead(clubForAsker).ok ? findAsked(db, clubId) : null,
  ]);
  const leads = otherLeads ?? members.filter(({ role }) => role !== 'member');
  return {
    ...clubForAsker,
    leads,
    members: hasMembers ? members : leads,
    page,
    applicants,
    invites,
    askedUserId,
  };
}
