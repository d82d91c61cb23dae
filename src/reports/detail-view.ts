import { formerMemberName } from '../accounts/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime, koreanTime } from '../platform/korean-date.ts';
import { isByNobody, isUndoable } from './decision.ts';
import { type DecisionForm, decisionForm, type TypedDecision } from './decision-form-view.ts';
import { type ReportRow, reportRow } from './queue-view.ts';
import type { ReportDetail } from './show-report.ts';
import type { StoredReport } from './stored-report.ts';
import { decisionNames, kindNames, reasonNames } from './words-view.ts';

interface ReportDetailPage extends Page {
  readonly heading: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly words: string;
  readonly snapshot: string;
  readonly placeHref: string | null;
  readonly context: readonly {
    readonly nickname: string;
    readonly time: string;
    readonly body: string;
    /** The beginning of the message that it answers; null for none. */
    readonly answers: string | null;
    /** Empty for none. */
    readonly reactions: string;
    readonly isReported: boolean;
  }[];
  readonly related: readonly ReportRow[];
  /** Null once it is decided. */
  readonly form: DecisionForm | null;
  /** The decision; null while the report waits. */
  readonly decided: { readonly text: string; readonly explanation: string | null } | null;
  readonly undoAction: string | null;
  readonly notice: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'reports/show': ReportDetailPage;
  }
}

export interface BesidesReport extends TypedDecision {
  readonly notice?: string;
}

const deletedMessage = '지운 메시지예요';

/** A report's page for operators. */
export function reportDetailPage(detail: ReportDetail, besides: BesidesReport = {}): ReportDetailPage {
  const { report, people, related, context } = detail;
  const base = `/admin/reports/${report.id}`;
  return {
    title: `신고 ${report.id}`,
    styles: ['/css/reports.css'],
    heading: `${kindNames[report.kind]} 신고`,
    facts: factsOf(detail),
    words: report.words,
    snapshot: report.snapshot,
    placeHref: placeHrefOf(report),
    context: context.map(({ seq, nickname, body, sentAt, answered, reactions }) => ({
      nickname,
      time: koreanTime(sentAt),
      body: seq === report.seq ? report.snapshot : body || deletedMessage,
      answers: answered && `${answered.nickname}: ${answered.body || deletedMessage}`,
      reactions: Object.entries(reactions ?? {})
        .map(([emoji, count]) => `${emoji} ${count}`)
        .join(' '),
      isReported: seq === report.seq,
    })),
    related: related.map((one) => reportRow(one, people.now)),
    form: report.decision === null ? decisionForm(report, `${base}/decide`, besides) : null,
    decided: decidedOf(detail),
    undoAction: isUndoable(report.decision) ? `${base}/undo` : null,
    notice: besides.notice ?? null,
  };
}

/** The name of the person behind each kind of reported thing. */
const aboutNames: Record<Exclude<StoredReport['kind'], 'ai_text' | 'record'>, string> = {
  message: '쓴 사람',
  meeting: '모임 리더',
  club: '북클럽 리더',
  nickname: '그 별명을 쓰는 사람',
  note: '쓴 사람',
  question: '쓴 사람',
  question_card: '보낸 사람',
};

function factsOf({ report, people }: ReportDetail): ReportDetailPage['facts'] {
  return [
    { label: '까닭', value: reasonNames[report.reason] },
    { label: '신고한 때', value: koreanDateTime(report.createdAt, people.now) },
    { label: '신고한 사람', value: people.reporter ?? formerMemberName },
    ...(report.kind === 'ai_text' || report.kind === 'record' || isByNobody(report)
      ? []
      : [{ label: aboutNames[report.kind], value: people.about ?? formerMemberName }]),
    ...(people.waiting > 1 ? [{ label: '같은 글 신고', value: `${people.waiting}건을 함께 처리해요` }] : []),
    ...(report.path ? [{ label: '만든 방법', value: report.path }] : []),
    ...(report.model ? [{ label: '모델', value: report.model }] : []),
    ...(report.promptVersion ? [{ label: '지시문 판', value: report.promptVersion }] : []),
  ];
}

function decidedOf({ report, people }: ReportDetail): ReportDetailPage['decided'] {
  if (report.decision === null || report.decidedAt === null) return null;
  const until = report.suspendedUntil ? ` (${koreanDateTime(report.suspendedUntil, people.now)}까지)` : '';
  const by = people.decider ?? '탈퇴한 운영자';
  const hidden = report.hides && report.decision !== 'hidden' ? ', 글 가림' : '';
  return {
    text: `${decisionNames[report.decision]}${until}${hidden} · ${by} · ${koreanDateTime(report.decidedAt, people.now)}`,
    explanation: report.explanation,
  };
}

function placeHrefOf({ kind, meetingId, clubId }: StoredReport): string | null {
  if (kind === 'club') return `/clubs/${clubId}`;
  if (kind === 'record') return `/meetings/${meetingId}/record`;
  return meetingId === null ? null : `/meetings/${meetingId}`;
}
