import { type ListPart, type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { LogKind } from './log-input.ts';
import { type OperatorAction, operatorActions } from './operator-act.ts';
import { type LoggedAct, logPageSize } from './operator-log-repository.ts';

interface LogPage extends Page {
  readonly filters: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  readonly rows: readonly LogRow[];
  readonly pager: Pager;
}

interface LogRow {
  readonly at: string;
  readonly action: string;
  readonly actor: string;
  readonly subject: string | null;
  readonly place: { readonly href: string; readonly label: string } | null;
  readonly reason: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'operations/log': LogPage;
  }
}

const actionNames: Record<OperatorAction, string> = {
  log_in: '운영자 로그인',
  admin_granted: '운영자로 지정',
  admin_revoked: '운영자에서 해제',
  import_requested: '베스트셀러 가져오기',
  data_exported: '자료 내려받기',
  report_viewed: '신고 열람',
  report_dismissed: '조치 없이 마침',
  content_hidden: '글 가림',
  person_warned: '경고',
  person_suspended: '이용 정지',
  decision_undone: '조치 되돌림',
};

const leaderActionNames: Readonly<Record<string, string>> = {
  message_deleted: '메시지 삭제',
  silenced: '말하기 멈춤',
  silence_lifted: '말하기 다시 허용',
  removed: '내보냄',
};

/** A page of the operators' log, or of the leaders' one. */
export function operatorLogPage(part: ListPart<LoggedAct>, kind: LogKind, page: number): LogPage {
  return {
    title: '운영 기록',
    styles: ['/css/operations.css'],
    filters: [
      filter(null, '운영자가 한 일 모두', kind),
      filter('leaders', '리더가 한 일', kind),
      ...operatorActions.map((action) => filter(action, actionNames[action], kind)),
    ],
    rows: part.rows.map((act) => rowOf(act, kind, part.now)),
    pager: pagerOf(page, Math.ceil(part.count / logPageSize), (number) => hrefOf(kind, number)),
  };
}

const filter = (kind: LogKind, label: string, current: LogKind) => ({
  value: kind ?? '',
  label,
  isChosen: kind === current,
});

function hrefOf(kind: LogKind, page: number): string {
  const query = new URLSearchParams({
    ...(kind ? { kind } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return `/admin/log${query.size > 0 ? `?${query}` : ''}`;
}

function rowOf(act: LoggedAct, kind: LogKind, now: Date): LogRow {
  const names: Readonly<Record<string, string>> = kind === 'leaders' ? leaderActionNames : actionNames;
  return {
    at: koreanDateTime(act.at, now),
    action: names[act.action] ?? act.action,
    actor: act.actor ?? '서버 명령이거나 탈퇴한 회원',
    subject: act.subject,
    place: placeOf(act),
    reason: act.reason,
  };
}

function placeOf({ reportId, meetingId }: LoggedAct): LogRow['place'] {
  if (reportId !== null) return { href: `/admin/reports/${reportId}`, label: `신고 ${reportId}` };
  return meetingId === null ? null : { href: `/meetings/${meetingId}`, label: `모임 ${meetingId}` };
}
