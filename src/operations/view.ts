import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { MailState } from '../platform/mail-record.ts';
import type { ImportRun, SiteState } from './site-state.ts';

/** One row of the page. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly isBad: boolean;
}

interface OperationsPage extends Page {
  readonly figures: readonly Figure[];
  readonly paths: readonly { readonly label: string; readonly count: string; readonly seconds: string }[];
  /** null when the queue cannot be read. */
  readonly failedJobs: { readonly count: string; readonly isBad: boolean } | null;
  readonly imports: readonly {
    readonly at: string;
    readonly state: string;
    readonly summary: string;
    readonly hasFailed: boolean;
  }[];
  readonly canImport: boolean;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'operations/show': OperationsPage;
  }
}

/** Seconds without a successful scan that count as a problem. */
const maxHeartbeatAgeSeconds = 60;
/** An older problem with letters is shown, but not highlighted. */
const recentFailureMs = 86_400_000;
const pathNames: Readonly<Record<string, string>> = {
  ai: 'AI가 고르고 씀',
  repaired: '한 번 고쳐 씀',
  filled: '일부를 규칙으로 채움',
  fallback: 'AI 없이 고름',
};
const count = new Intl.NumberFormat('ko-KR');

export function operationsPage(facts: {
  state: SiteState;
  imports: readonly ImportRun[];
  failedJobs: number | null;
  confirmsEmail: boolean;
  /** null when the site sends no letters. */
  letters: MailState | 'unknown' | null;
  model: Figure;
}): OperationsPage {
  const { state, imports, failedJobs, letters, model } = facts;
  const { alarms, counts } = state;
  const beatAge =
    state.workerBeatAt === null
      ? null
      : Math.round((state.now.getTime() - state.workerBeatAt.getTime()) / 1_000);
  const total = state.paths.reduce((sum, path) => sum + path.count, 0);
  return {
    title: '운영',
    styles: ['/css/operations.css'],
    figures: [
      {
        label: '워커의 마지막 순회',
        value: beatAge === null ? '없음' : `${count.format(beatAge)}초 전`,
        isBad: beatAge === null || beatAge > maxHeartbeatAgeSeconds,
      },
      { label: '하루 동안 쓴 알림', value: count.format(alarms.written), isBad: false },
      { label: '보내지 못하고 있는 알림', value: count.format(alarms.unpushed), isBad: alarms.unpushed > 0 },
      {
        label: '늦은 알림 (가장 늦은 것)',
        value: `${count.format(alarms.late)} (${count.format(Math.round(alarms.worstLateness))}초)`,
        isBad: alarms.late > 0,
      },
      {
        label: '이메일 주소 확인',
        value: facts.confirmsEmail ? '켜짐' : '꺼짐 (메일을 보낼 서버가 없어요)',
        isBad: !facts.confirmsEmail,
      },
      model,
      { label: '가입한 사람', value: count.format(counts.users), isBad: false },
      { label: '책', value: count.format(counts.books), isBad: counts.books === 0 },
      { label: '지금 열린 모임', value: count.format(counts.openMeetings), isBad: false },
      { label: '하루 동안의 메시지', value: count.format(counts.messagesToday), isBad: false },
      ...letterFigures(letters, state.now),
    ],
    paths: state.paths.map((path) => ({
      label: pathNames[path.path] ?? path.path,
      count: `${count.format(path.count)} (${Math.round((path.count / total) * 100)}%)`,
      seconds: `${path.seconds.toFixed(1)}초`,
    })),
    failedJobs: failedJobs === null ? null : { count: count.format(failedJobs), isBad: failedJobs > 0 },
    imports: imports.map((run) => ({
      at: koreanDateTime(run.requestedAt, state.now),
      state: stateOf(run),
      summary: run.summary ?? '',
      hasFailed: run.hasFailed,
    })),
    canImport: imports.every(({ finishedAt }) => finishedAt !== null),
  };
}

function letterFigures(letters: MailState | 'unknown' | null, now: Date): Figure[] {
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

function stateOf({ startedAt, finishedAt, hasFailed }: ImportRun): string {
  if (finishedAt) return hasFailed ? '실패' : '끝남';
  return startedAt ? '가져오는 중' : '기다리는 중';
}
