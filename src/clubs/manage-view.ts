import type { TypedForm, Values } from '../platform/http/typed-form.ts';
import { koreanDateTime, koreanDistance } from '../platform/korean-date.ts';
import type { Entry, Visibility } from './club.ts';
import { clubLimits } from './club-limits.ts';
import type { Invite } from './invite.ts';
import { canLead, canManage } from './policy.ts';
import type { ClubDetail } from './show-club.ts';
import type { ClubTool } from './tool-view.ts';
import { entrySentences } from './view.ts';

/** The tools of the leader and the co-leaders. */
export interface ManageBox {
  /** Leads to the applications; null while none waits. */
  readonly applied: ClubTool | null;
  readonly edit: ClubTool;
  readonly applicants: readonly { readonly nickname: string; readonly action: string }[];
  readonly invites: readonly InviteLine[];
  readonly inviteForm: {
    readonly action: string;
    /** Makes sure that the form makes one link when it is sent twice. */
    readonly key: string;
    readonly values: Values;
    readonly errors: Values;
    readonly uses: { readonly min: string; readonly max: string };
    readonly days: { readonly min: string; readonly max: string };
  };
  /** Null for co-leaders, and while no other member is on the page. */
  readonly handover: Handover | null;
  /** Null for co-leaders. */
  readonly closeAction: string | null;
  /** The rule of entry in words. */
  readonly entrySentence: string;
  /** The link that was just made, shown this once. */
  readonly newLink: string | null;
}

interface Handover {
  readonly action: string;
  readonly members: readonly { readonly userId: string; readonly nickname: string }[];
  /** Whether the club has members who are not among these. */
  readonly isPartial: boolean;
}

interface InviteLine {
  readonly uses: string;
  readonly expires: string;
  readonly revokeAction: string;
}

/** The parts of the tools that a route adds. */
export interface ManageState {
  readonly newLink?: string | null;
  /** A text of `newInviteToken`, which makes the form of invitations unlike any other. */
  readonly inviteKey: string;
  readonly invite?: TypedForm;
}

const suggested = { uses: '10', days: '7' };
const bounds = ({ min, max }: { min: number; max: number }) => ({ min: String(min), max: String(max) });

/** Returns the tools; null for people without the right to use them. */
export function manageBox(
  detail: ClubDetail,
  { newLink = null, inviteKey, invite }: ManageState,
): ManageBox | null {
  const { club, applicants, invites, now } = detail;
  if (!canManage(detail).ok) return null;
  return {
    applied:
      applicants.length === 0
        ? null
        : { href: '#applicants', label: '신청 보기', note: `${applicants.length}명` },
    edit: { href: `/clubs/${club.id}/edit`, label: '북클럽 수정', note: null },
    applicants: applicants.map(({ userId, nickname }) => ({
      nickname,
      action: `/clubs/${club.id}/applications/${userId}`,
    })),
    invites: invites.map((one) => inviteLine(one, now)),
    inviteForm: {
      action: `/clubs/${club.id}/invites`,
      key: inviteKey,
      values: invite?.values ?? suggested,
      errors: invite?.errors ?? {},
      uses: bounds(clubLimits.invites.uses),
      days: bounds(clubLimits.invites.days),
    },
    handover: handoverOf(detail),
    closeAction: canLead(detail).ok ? `/clubs/${club.id}/close` : null,
    entrySentence: `새 멤버: ${entryForMembers(club.visibility, club.entry)}`,
    newLink,
  };
}

/** The members of the page, of whom the leader asks one. */
function handoverOf(detail: ClubDetail): Handover | null {
  const { club, asker, members } = detail;
  const others = members.filter(({ userId }) => userId !== asker?.userId);
  if (!canLead(detail).ok || others.length === 0) return null;
  return {
    action: `/clubs/${club.id}/handover`,
    members: others.map(({ userId, nickname }) => ({ userId: String(userId), nickname })),
    isPartial: club.memberCount > others.length + 1,
  };
}

const entryForMembers = (visibility: Visibility, entry: Entry): string =>
  visibility === 'unlisted' ? entrySentences.invite : entrySentences[entry];

const inviteLine = (invite: Invite, now: Date): InviteLine => ({
  uses: `${invite.maxUses}번 가운데 ${invite.usedCount}번 썼어요`,
  expires: `${koreanDateTime(invite.expiresAt, now)}까지 (${koreanDistance(invite.expiresAt, now)} 끝나요)`,
  revokeAction: `/clubs/${invite.clubId}/invites/${invite.id}/revoke`,
});
