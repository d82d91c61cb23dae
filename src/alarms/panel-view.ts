import { isLeader, type MeetingForAsker } from '../meetings/index.ts';
import type { MemberDelivery } from './notification-delivery-repository.ts';
import { canRemind } from './policy.ts';
import { refusalMessages } from './refusal-messages.ts';

/** The view-model of views/notifications/meeting-panel.ejs. */
export interface MeetingPanel {
  readonly mute: { readonly action: string; readonly label: string; readonly note: string } | null;
  /** For the leader, once notifications were written. */
  readonly delivery: {
    readonly totals: readonly { readonly label: string; readonly count: string }[];
    readonly members: readonly ShownMember[];
    readonly remindAction: string | null;
    readonly note: string | null;
  } | null;
}

interface ShownMember {
  readonly nickname: string;
  readonly note: string | null;
  readonly steps: readonly { readonly label: string; readonly isDone: boolean }[];
}

const steps = [
  ['보냄', (member: MemberDelivery) => member.isPushed],
  ['받음', (member: MemberDelivery) => member.isReceived],
  ['열어봄', (member: MemberDelivery) => member.isOpened],
  ['입장', (member: MemberDelivery) => member.hasEntered],
] as const;

export function meetingPanelView(
  meetingForAsker: MeetingForAsker,
  facts: { isMuted: boolean; deliveries: readonly MemberDelivery[] | null; isReminded: boolean },
): MeetingPanel {
  const { meeting, now } = meetingForAsker;
  const base = `/meetings/${meeting.id}`;
  const isOver = meeting.cancelledAt !== null || now >= meeting.endsAt;
  return {
    mute: isOver
      ? null
      : facts.isMuted
        ? { action: `${base}/unmute`, label: '알림 다시 받기', note: '이 모임의 알림을 껐어요.' }
        : {
            action: `${base}/mute`,
            label: '이 모임 알림 끄기',
            // Nobody is told of her own changes.
            note: isLeader(meeting, meetingForAsker.asker)
              ? '시작하기 전, 대화가 오갈 때 알려 드려요.'
              : '시작하기 전, 모임이 바뀔 때, 대화가 오갈 때 알려 드려요.',
          },
    delivery: deliveryView(meetingForAsker, facts),
  };
}

function deliveryView(
  meetingForAsker: MeetingForAsker,
  { deliveries, isReminded }: { deliveries: readonly MemberDelivery[] | null; isReminded: boolean },
): MeetingPanel['delivery'] {
  if (!deliveries?.some(({ isWritten }) => isWritten)) return null;
  const decision = canRemind(meetingForAsker, { isAnnounced: true, isReminded });
  return {
    totals: steps.map(([label, isDone]) => ({
      label,
      count: `${deliveries.filter(isDone).length}/${deliveries.length}`,
    })),
    members: deliveries.map((member) => ({
      nickname: member.nickname,
      note: noteOf(member),
      steps: steps.map(([label, isDone]) => ({ label, isDone: isDone(member) })),
    })),
    remindAction: decision.ok ? `/meetings/${meetingForAsker.meeting.id}/remind` : null,
    note: !decision.ok && decision.reason === 'reminded' ? refusalMessages.reminded : null,
  };
}

function noteOf(member: MemberDelivery): string | null {
  if (member.isMuted) return '알림을 꺼 두었어요';
  if (member.isWebPushed) return '기기 알림으로도 보냈어요';
  // The reason, for example quiet hours, is the member's own business.
  return member.isWritten && !member.isPushed ? '아직 보내지 못했어요' : null;
}
