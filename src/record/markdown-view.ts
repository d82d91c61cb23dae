import { koreanPeriod } from '../platform/korean-date.ts';
import { withoutDirection } from '../platform/text/direction.ts';
import { decidedLines } from './decided-view.ts';
import { type PointView, type QuoteView, questionViews } from './questions-view.ts';
import type { MeetingRecord } from './show-record.ts';

/** Returns a record as a Markdown file. Whatever people wrote stays text there. */
export function recordMarkdown(record: MeetingRecord): string {
  const { meeting, now } = record.found;
  const decided = decidedLines(record.decided, now);
  const questions = questionViews(record);
  const hasSentences = questions.some(({ points }) => points.some((point) => sentenceOf(point)));
  const parts = [
    `# ${plain(meeting.title)}`,
    koreanPeriod(meeting.startsAt, meeting.endsAt, now),
    ...questions.flatMap(({ heading, label, points }) => [
      `## ${plain(heading)}`,
      `_${plain(label)}_`,
      ...points.map(pointText),
    ]),
    ...(decided.length > 0
      ? ['## 정한 것', decided.map(({ label, value }) => `- ${label}: ${plain(value)}`).join('\n')]
      : []),
    ...(hasSentences ? ['‘AI’로 시작하는 문장은 AI가 옮긴 글을 보고 썼어요.'] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const sentenceOf = ({ sentence, isReported }: PointView) => (isReported ? null : sentence);

function pointText(point: PointView): string {
  const sentence = sentenceOf(point);
  return [...(sentence ? [`AI: ${plain(sentence)}`] : []), ...point.quotes.map(quoteText)].join('\n\n');
}

const quoteText = ({ text, by, time, isFolded }: QuoteView) =>
  isFolded ? '> (막은 분의 글이에요.)' : `> ${plain(text)}\n>\n> — ${plain(by)}, ${time}`;

/** Signs that Markdown or HTML reads anywhere. */
const always = /[\\`*_{}[\]<>#|^$=&]/;
/** Signs that begin a list. */
const atStart = /^[-+]|(?<=^\d+)[.)]/;
/** Signs of addresses, short names of emoji, and crossed-out text. "3:05", "요~" have none. */
const between = /(?<=[a-z\d])\.(?=[a-z\d])|(?<=[a-z]):|:(?=[a-z+/-])|@(?=[a-z\d])|~(?=\S)/;
const escaped = new RegExp([always, atStart, between].map(({ source }) => source).join('|'), 'gi');

/** Escapes the signs that would be read as Markdown or HTML, and keeps the text in one line. */
const plain = (text: string) =>
  withoutDirection(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(escaped, (sign) => `\\${sign}`);
