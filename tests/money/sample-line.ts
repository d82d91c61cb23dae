import type { MoneyEntry } from '../../src/money/money-line.ts';

/** The fields of a line's form. */
export const lineForm = (fields: Record<string, string> = {}): Record<string, string> => ({
  kind: 'income',
  amount: '12000',
  happenedOn: '2026-11-28',
  text: '11월 회비',
  meetingId: '',
  ...fields,
});

export const sampleEntry: MoneyEntry = {
  kind: 'expense',
  amount: 5_000,
  happenedOn: '2026-11-28',
  text: '커피',
  meetingId: null,
};
