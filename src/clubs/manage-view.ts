import { koreanDateTime, koreanDistance } from '../platform/korean-date.ts';
import { clubLimits } from './club-limits.ts';
import type { Invite } from './invite.ts';
import { canManage } from './policy.ts';
import type { ClubDetail } from './show-club.ts';

type Values = Readonly<Record<string, string>>;

/** The tools of the leader and the co-leaders. */
export interface ManageBox {
  readonly editHref: string;
  readonly applicants: readonly { readonly nickname: string; readonly action: string }[];
  readonly invites: readonly InviteLine[];
  readonly inviteForm: {
    readonly action: string;
    readonly values: Values;
    readonly errors: Values;
    readonly uses: { readonly min: string; readonly max: string };
    readonly days: { readonly min: string; readonly max: string };
  };
  /** The link that was just made, shown this once. */
  readonly newLink: string | null;
}

interface InviteLine {
  readonly uses: string;
  readonly expires: string;
  readonly revokeAction: string;
}

/** The parts of the tools that a route adds. */
export interface ManageState {
  readonly newLink?: string | null;
  readonly invite?: { readonly values: Values; readonly errors: Values };
}

const suggested = { uses: '10', days: '7' };
const bounds = ({ min, max }: { min: number; max: number }) => ({ min: String(min), max: String(max) });

/** Returns the tools; null for people without the right to use them. */
export function manageBox(detail: ClubDetail, { newLink = null, invite }: ManageState): ManageBox | null {
  const { club, applicants, invites, now } = detail;
  if (!canManage(detail).ok) return null;
  return {
    editHref: `/clubs/${club.id}/edit`,
    applicants: applicants.map(({ userId, nickname }) => ({
      nickname,
      action: `/clubs/${club.id}/applications/${userId}`,
    })),
    invites: invites.map((one) => inviteLine(one, now)),
    inviteForm: {
      action: `/clubs/${club.id}/invites`,
      values: invite?.values ?? suggested,
      errors: invite?.errors ?? {},
      uses: bounds(clubLimits.invites.uses),
      days: bounds(clubLimits.invites.days),
    },
    newLink,
  };
}

const inviteLine = (invite: Invite, now: Date): InviteLine => ({
  uses: `${invite.maxUses}번 가운데 ${invite.usedCount}번 썼어요`,
  expires: `${koreanDateTime(invite.expiresAt, now)}까지 (${koreanDistance(invite.expiresAt, now)} 끝나요)`,
  revokeAction: `/clubs/${invite.clubId}/invites/${invite.id}/revoke`,
});
