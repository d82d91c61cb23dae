import type { LedClub } from '../clubs/index.ts';
import type { LeaveForm } from './leave-form.ts';
import { leaveMessages } from './leave-messages.ts';
import { memberOptions, type Options } from './member-options-view.ts';

/** A club that a person leads, and what she decides about it. */
export interface ClubChoice {
  readonly field: string;
  readonly name: string;
  readonly href: string;
  readonly isClosing: boolean;
  readonly closeLabel: string;
  readonly error: string | undefined;
  /** A sentence about the request that waits; undefined if nobody is asked. */
  readonly waiting: string | undefined;
  /** The form that asks a member to lead; undefined for a club without others. */
  readonly handover: { readonly id: string; readonly action: string; readonly members: Options } | undefined;
}

export function clubChoice(
  { id, name, memberCount, askedNickname, members }: LedClub,
  form: LeaveForm | null,
): ClubChoice {
  const field = `club-${id}`;
  const isAlone = memberCount <= 1;
  return {
    field,
    name,
    href: `/clubs/${id}`,
    isClosing: form ? form.values[field] === 'close' : isAlone,
    closeLabel: isAlone ? '이 북클럽을 닫을게요' : `이 북클럽을 닫을게요 (멤버 ${memberCount}명)`,
    error: form?.undecided.clubs.includes(id) ? leaveMessages.openClub : undefined,
    waiting: askedNickname === null ? undefined : `${askedNickname} 님의 답을 기다리고 있어요.`,
    handover:
      members.length === 0
        ? undefined
        : {
            id: `handover-${id}`,
            action: `/settings/leave/clubs/${id}/handover`,
            members: memberOptions(members),
          },
  };
}
