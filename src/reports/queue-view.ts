import { type ListPart, type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDistance } from '../platform/korean-date.ts';
import { graphemesOf } from '../platform/text/graphemes.ts';
import { type QueuedReport, queuePageSize } from './queue-repository.ts';
import { decisionNames, kindNames, reasonNames } from './words-view.ts';

/** A report in a list. */
export interface ReportRow {
  readonly href: string;
  readonly heading: string;
  readonly reason: string;
  readonly excerpt: string;
  readonly age: string;
  readonly about: string | null;
  /** Null while it waits. */
  readonly decision: string | null;
}

interface QueuePage extends Page {
  readonly summary: string;
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[];
  readonly rows: readonly ReportRow[];
  readonly pager: Pager;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'reports/queue': QueuePage;
  }
}

export function queuePage(
  part: ListPart<QueuedReport>,
  { decided, page }: { decided: boolean; page: number },
): QueuePage {
  return {
    title: '신고',
    styles: ['/css/reports.css'],
    summary: decided ? `처리한 신고 ${part.count}건` : `기다리는 신고 ${part.count}건`,
    tabs: [
      { href: '/admin/reports', label: '기다리는 신고', isCurrent: !decided },
      { href: '/admin/reports?decided=1', label: '처리한 신고', isCurrent: decided },
    ],
    rows: part.rows.map((report) => reportRow(report, part.now)),
    pager: pagerOf(
      page,
      Math.ceil(part.count / queuePageSize),
      (number) => `/admin/reports?${decided ? 'decided=1&' : ''}page=${number}`,
    ),
  };
}

const excerptLength = 80;

export function reportRow(report: QueuedReport, now: Date): ReportRow {
  const letters = graphemesOf(report.snapshot.replaceAll('\n', ' '));
  const isLong = letters.length > excerptLength;
  return {
    href: `/admin/reports/${report.id}`,
    heading: kindNames[report.kind],
    reason: reasonNames[report.reason],
    excerpt: isLong ? `${letters.slice(0, excerptLength).join('')}…` : letters.join(''),
    age: koreanDistance(report.createdAt, now),
    about: report.aboutNickname,
    decision: report.decision && decisionNames[report.decision],
  };
}
