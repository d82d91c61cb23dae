import type { AccountEntry, GivenMeeting } from './account-entry-repository.ts';

interface AccountWords {
  readonly label: string;
  readonly heading: string;
  readonly text: string;
  readonly notes: readonly string[];
  readonly href: string | null;
}

/** Returns the words of an inbox entry about the person's own account. */
export function accountWordsOf({ accountKind, meeting }: AccountEntry): AccountWords {
  switch (accountKind) {
    case 'account_export_ready':
      return {
        ...exportWords,
        heading: '내 자료를 내려받을 수 있어요',
        text: '준비된 때부터 24시간 동안 내려받을 수 있어요.',
      };
    case 'account_export_failed':
      return {
        ...exportWords,
        heading: '내 자료를 준비하지 못했어요',
        text: '잠시 뒤에 다시 요청해 주세요.',
      };
    case 'account_meeting_given':
      return givenWords(meeting);
  }
}

const exportWords = { label: '내 자료', notes: [], href: '/settings/export' } as const;

const givenWords = (meeting: GivenMeeting | null): AccountWords => ({
  label: '리더 바뀜',
  heading: meeting?.title ?? '모임',
  text: '리더가 탈퇴하면서 이 모임을 이어서 이끌게 됐어요.',
  notes: meeting ? [givenNotes[meeting.state]] : [],
  href: meeting && `/meetings/${meeting.id}`,
});

const givenNotes: Readonly<Record<GivenMeeting['state'], string>> = {
  led: '이끌기 어려우면 모임 화면에서 모임을 취소할 수 있어요.',
  led_by_another: '지금은 다른 분이 이끌어요.',
  cancelled: '그 뒤에 취소된 모임이에요.',
  over: '끝난 모임이에요.',
};
