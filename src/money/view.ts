import { koreanDay } from '../platform/korean-date.ts';
import type { Kind, MoneyEntry, MoneyLine } from './money-line.ts';

/** The assets of every page of this feature. */
export const moneyAssets = {
  styles: ['/css/meetings.css', '/css/clubs.css', '/css/money.css'],
} as const;

export const kindNames: Readonly<Record<Kind, string>> = { income: '들어온 돈', expense: '나간 돈' };

/** "12,000원"; a debt has a minus sign. */
export const won = (amount: number): string =>
  `${amount < 0 ? '−' : ''}${Math.abs(amount).toLocaleString('ko')}원`;

/** "+12,000원" or "−12,000원" */
export const signedWon = ({ kind, amount }: Pick<MoneyEntry, 'kind' | 'amount'>): string =>
  `${kind === 'income' ? '+' : '−'}${amount.toLocaleString('ko')}원`;

/** A day as it is stored, in words. */
export const dayWords = (day: string, now: Date): string => koreanDay(new Date(`${day}T00:00:00+09:00`), now);

export interface ShownLine {
  readonly href: string;
  readonly text: string;
  readonly amount: string;
  readonly kind: Kind;
  readonly day: string;
  readonly meeting: string | null;
  readonly wasEdited: boolean;
}

export const shownLine = (clubId: number, line: MoneyLine, now: Date): ShownLine => ({
  href: `/clubs/${clubId}/money/${line.id}`,
  text: line.text,
  amount: signedWon(line),
  kind: line.kind,
  day: dayWords(line.happenedOn, now),
  meeting: line.meetingTitle,
  wasEdited: line.version > 1,
});
