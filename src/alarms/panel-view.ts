import type { Sight } from '../meetings/index.ts';
import type { LedgerEntry } from './delivery-repository.ts';
import { canRemind } from './policy.ts';
import { refusalMessages } from './refusal-messages.ts';

/** What views/notifications/meeting-panel.ejs draws. */
export interface MeetingPanel {
  readonly mute: { readonly action: string; readonly label: string; readonly note: string } | null;
  /** For the leader, once alarms went out. */
  readonly ledger: {
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
  ['보냄', (entry: LedgerEntry) => entry.isPushed],
  ['받음', (entry: LedgerEntry) => entry.isReceived],
  ['열어봄', (entry: LedgerEntry) => entry.isOpened],
  ['입장', (entry: LedgerEntry) => entry.hasEntered],
] as const;

export function meetingPanelView(
  sight: Sight,
  facts: { isMuted: boolean; ledger: readonly LedgerEntry[] | null; isReminded: boolean },
): MeetingPanel {
  const { meeting, now } = sight;
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
            note: '시작하기 전에, 그리고 모임이 바뀌면 알려 드려요.',
          },
    ledger: ledgerView(sight, facts),
  };
}

function ledgerView(
  sight: Sight,
  { ledger, isReminded }: { ledger: readonly LedgerEntry[] | null; isReminded: boolean },
): MeetingPanel['ledger'] {
  if (!ledger?.some(({ isWritten }) => isWritten)) return null;
  const decision = canRemind(sight, { isAnnounced: true, isReminded });
  return {
    totals: steps.map(([label, isDone]) => ({
      label,
      count: `${ledger.filter(isDone).length}/${ledger.length}`,
    })),
    members: ledger.map((entry) => ({
      nickname: entry.nickname,
      note: noteOf(entry),
      steps: steps.map(([label, isDone]) => ({ label, isDone: isDone(entry) })),
    })),
    remindAction: decision.ok ? `/meetings/${sight.meeting.id}/remind` : null,
    note: !decision.ok && decision.reason === 'reminded' ? refusalMessages.reminded : null,
  };
}

function noteOf(entry: LedgerEntry): string | null {
  if (entry.isMuted) return '알림을 꺼 두었어요';
  if (entry.isWebPushed) return '기기 알림으로도 보냈어요';
  // Whatever keeps it, her quiet hours too, is hers to tell.
  return entry.isWritten && !entry.isPushed ? '아직 보내지 못했어요' : null;
}
