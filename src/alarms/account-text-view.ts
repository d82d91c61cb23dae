import type { AccountAnnouncementKind } from './account-announcement.ts';

interface AccountWords {
  readonly label: string;
  readonly heading: string;
  readonly text: string;
  readonly href: string;
}

/** The words of an inbox entry about the person's own account. */
export const accountWords: Readonly<Record<AccountAnnouncementKind, AccountWords>> = {
  account_export_ready: {
    label: '내 자료',
    heading: '내 자료를 내려받을 수 있어요',
    text: '준비된 때부터 24시간 동안 내려받을 수 있어요.',
    href: '/settings/export',
  },
  account_export_failed: {
    label: '내 자료',
    heading: '내 자료를 준비하지 못했어요',
    text: '잠시 뒤에 다시 요청해 주세요.',
    href: '/settings/export',
  },
};
