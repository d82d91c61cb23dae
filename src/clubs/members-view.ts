import type { Role } from './club.ts';
import type { ClubMember } from './membership-repository.ts';
import { canLead, canRemove } from './policy.ts';
import type { ClubDetail } from './show-club.ts';
import { roleNames } from './view.ts';

/** A member as one person may see and manage her. Null actions are not shown. */
export interface ShownMember {
  readonly userId: string;
  readonly nickname: string;
  readonly role: Role;
  /** Null for plain members. */
  readonly roleName: string | null;
  readonly isMe: boolean;
  readonly removeAction: string | null;
  readonly roleChange: { readonly action: string; readonly role: Role; readonly label: string } | null;
  readonly handoverAction: string | null;
  readonly isManaged: boolean;
  /** Where the nickname is reported; null for her own, and for a visitor. */
  readonly reportHref: string | null;
  /** Where the reader blocks the person; null for herself, and for a visitor. */
  readonly blockHref: string | null;
}

export function shownMember(detail: ClubDetail, { userId, nickname, role }: ClubMember): ShownMember {
  const { club, asker } = detail;
  const isMe = userId === asker?.userId;
  const leads = canLead(detail).ok && !isMe;
  const base = `/clubs/${club.id}/members/${userId}`;
  const removes = canRemove(detail, role).ok && !isMe;
  return {
    userId: String(userId),
    nickname,
    role,
    roleName: role === 'member' ? null : roleNames[role],
    isMe,
    removeAction: removes ? `${base}/remove` : null,
    roleChange: leads ? { action: `${base}/role`, ...otherRole(role) } : null,
    handoverAction: leads ? `/clubs/${club.id}/handover` : null,
    isManaged: leads || removes,
    blockHref: asker && !isMe ? `/settings/blocks/new?back=/clubs/${club.id}&user=${userId}` : null,
    reportHref: asker && !isMe ? `/report?kind=nickname&id=${userId}` : null,
  };
}

const otherRole = (role: Role) =>
  role === 'co_leader'
    ? ({ role: 'member', label: '공동 리더에서 내리기' } as const)
    : ({ role: 'co_leader', label: '공동 리더로 세우기' } as const);
