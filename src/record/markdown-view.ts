import { koreanPeriod } from '../platform/korean-date.ts';
import { withoutDirection } from '../platform/text/direction.ts';
import { decidedLines } from './decided-view.ts';
import { type PointView, type QuoteView, questionViews } from './questions-view.ts';
import type { MeetingRecord } from './show-record.ts';

/** Returns a record as a Markdown file. Whatever people wrote stays text there. */
export function recordMarkdown(record: MeetingRecord): string {
  const { meeting, now } = record.found;
  const decided = decidedLines(record.decided, now);
  const parts = [
    `# ${plain(meeting.title)}`,
    plain(koreanPeriod(meeting.startsAt, meeting.endsAt, now)),
    ...questionViews(record).flatMap(({ heading, label, points }) => [
      `## ${plain(heading)}`,
      `_${plain(label)}_`,
      ...points.map(pointText),
    ]),
    ...(decided.length > 0
      ? ['## 정한 것', decided.map(({ label, value }) => `- ${label}: ${plain(value)}`).join('\n')]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const pointText = ({ sentence, isReported, quotes }: PointView) =>
  [...(sentence === null || isReported ? [] : [plain(sentence)]), ...quotes.map(quoteText)].join('\n\n');

const quoteText = ({ text, by, time, isFolded }: QuoteView) =>
  isFolded ? '> (막은 분의 글이에요.)' : `> ${plain(text)}\n>\n> — ${plain(by)}, ${time}`;

/** Escapes every sign that Markdown or HTML reads, and keeps the text in one line. */
const plain = (text: string) =>
  withoutDirection(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()<>#+\-.!|~&^$=:@/]/g, (sign) => `\\${sign}`);
