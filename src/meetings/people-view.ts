import { isOpen, type MeetingForAsker } from './meeting.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import type { Member } from './membership-repository.ts';
import { canReadmit, canRemove } from './policy.ts';

/** The people of a meeting as one person may see them. */
export interface PeopleList {
  readonly peopleTitle: string;
  /** The members; for a visitor only the leader. */
  readonly members: readonly ShownMember[];
  /** A note about members who are not listed. */
  readonly othersNote: string | null;
  /**
   * Removed members, each with the address to readmit her; empty unless the asking person is the
   * leader.
   */
  readonly banned: readonly { readonly nickname: string; readonly readmitAction: string }[];
}

/** The reason in a form that removes a member, refused or restored, and what is wrong with it. */
export interface TypedRemoval {
  readonly userId: number;
  readonly reason: string;
  /** Empty if it is restored. */
  readonly error: string;
}

interface ShownMember {
  readonly userId: string;
  readonly nickname: string;
  readonly isLeader: boolean;
  readonly isMe: boolean;
  readonly removeAction: string | null;
  /** The form that removes this member, if it was refused or is restored. */
  readonly typed: TypedRemoval | null;
  /** Where the nickname is reported; null for her own, and for a visitor. */
  readonly reportHref: string | null;
  /** Where the reader blocks the person; null for herself, and for a visitor. */
  readonly blockHref: string | null;
}

export function peopleList(detail: MeetingDetail, removal?: TypedRemoval): PeopleList {
  const { meeting, asker, now, members, banned } = detail;
  return {
    peopleTitle: peopleTitle(detail),
    members: members.map((member) => ({
      ...shownMember(detail, member),
      typed: removal?.userId === member.userId ? removal : null,
    })),
    othersNote: othersNote(detail, meeting.memberCount - members.length),
    banned: canReadmit(meeting, asker, now).ok
      ? banned.map(({ userId, nickname }) => ({
          nickname,
          readmitAction: `/meetings/${meeting.id}/members/${userId}/readmit`,
        }))
      : [],
  };
}

function peopleTitle({ meeting, now }: MeetingForAsker): string {
  if (isOpen(meeting, now)) return '함께하는 사람';
  return meeting.cancelledAt ? '함께하려던 사람' : '함께한 사람';
}

function othersNote({ club }: MeetingForAsker, count: number): string | null {
  if (count <= 0) return null;
  return club
    ? `이 밖에 ${count}명이 더 있어요. 누구인지는 북클럽 멤버만 볼 수 있어요.`
    : `이 밖에 ${count}명이 더 있어요. 누구인지는 로그인하면 볼 수 있어요.`;
}

const shownMember = (
  { meeting, asker, now }: MeetingForAsker,
  member: Member,
): Omit<ShownMember, 'typed'> => ({
  userId: String(member.userId),
  nickname: member.nickname,
  isLeader: member.isLeader,
  isMe: member.userId === asker?.userId,
  removeAction: canRemove(meeting, asker, member, now).ok
    ? `/meetings/${meeting.id}/members/${member.userId}/remove`
    : null,
  ...(asker && asker.userId !== member.userId ? linksAbout(meeting.id, member.userId) : noLinks),
});

const noLinks = { reportHref: null, blockHref: null };

const linksAbout = (meetingId: number, userId: number) => ({
  reportHref: `/report?kind=nickname&id=${userId}`,
  blockHref: `/settings/blocks/new?back=/meetings/${meetingId}&user=${userId}`,
});
