import { nameOf } from '../clubs/index.ts';
import type { MoneyLine } from './money-line.ts';

export const fileHeadings = ['날짜', '들어온 돈', '나간 돈', '내용', '모임', '적은 사람'] as const;

/** The cells of a line, in the order of the headings. */
export const fileRow = (line: MoneyLine): (string | number)[] => [
  line.happenedOn,
  line.kind === 'income' ? line.amount : '',
  line.kind === 'expense' ? line.amount : '',
  line.text,
  line.meetingTitle ?? '',
  nameOf(line.changedBy),
];
