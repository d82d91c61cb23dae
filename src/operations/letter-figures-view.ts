import { koreanDateTime } from '../platform/korean-date.ts';
import type { MailState } from '../platform/mail-record.ts';
import { count, type Figure } from './figure.ts';

/** An older problem with letters is shown, but not highlighted. */
const recentFailureMs = 86_400_000;

export function letterFigures(letters: MailState | 'unknown' | null, now: Date): Figure[] {
  const label = '오늘 보낸 메일 (UTC 기준)';
  if (letters === null) return [{ label, value: '보내지 않는 사이트예요', isBad: false }];
  if (letters === 'unknown') return [{ label, value: '지금은 알 수 없어요', isBad: true }];
  const { sent, failed, lastFailure } = letters;
  return [
    { label, value: count.format(sent), isBad: false },
    { label: '오늘 보내지 못한 메일', value: count.format(failed), isBad: failed > 0 },
    ...(lastFailure
      ? [
          {
            label: '마지막 메일 문제',
            value: `${koreanDateTime(lastFailure.at, now)} · ${lastFailure.code}`,
            isBad: now.getTime() - lastFailure.at.getTime() < recentFailureMs,
          },
        ]
      : []),
  ];
}
