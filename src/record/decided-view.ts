import { koreanDateTime } from '../platform/korean-date.ts';
import type { Decided } from './decided-repository.ts';

/** A decision of the club, and the page that says more. */
export interface DecidedLine {
  readonly label: string;
  readonly value: string;
  readonly href: string;
}

export function decidedLines(decided: Decided | null, now: Date): readonly DecidedLine[] {
  const { meeting = null, book = null } = decided ?? {};
  return [
    ...(meeting
      ? [
          {
            label: '다음 모임',
            value: koreanDateTime(meeting.startsAt, now),
            href: `/meetings/${meeting.id}`,
          },
        ]
      : []),
    ...(book ? [{ label: '다음 책', value: book.title, href: `/books/${book.id}` }] : []),
  ];
}
