import { rowMoved } from '../../public/js/text/row-moved.js';
import type { MeetingForAsker } from '../meetings/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime, koreanDuration } from '../platform/korean-date.ts';
import { hasBegun, runCards } from './agenda.ts';
import { agendaLimits } from './agenda-limits.ts';
import type { FoundAgenda } from './agenda-repository.ts';
import { shownBody, stateNames } from './card-view.ts';
import { keptCards } from './plan-cards.ts';
import type { QuestionChange } from './question-changes.ts';
import type { JudgedRow, MovedRow } from './read-plan.ts';

interface PlanRow extends JudgedRow {
  readonly number: number;
  /** A change of the question that the row was copied from; null for none to tell. */
  readonly change: QuestionChange | null;
  readonly mayMove: { readonly up: boolean; readonly down: boolean };
  /** The control that gets the focus when the page is loaded. */
  readonly focus: 'up' | 'down' | 'body' | null;
}

interface PlanPage extends Page {
  readonly meeting: { readonly title: string; readonly href: string };
  readonly roomHref: string | null;
  readonly when: string;
  /** The cards that cannot be changed any more. */
  readonly kept: readonly { readonly body: string; readonly state: string }[];
  readonly form: {
    readonly action: string;
    /** Names the cards that the page shows. */
    readonly seen: string;
    readonly rows: readonly PlanRow[];
    readonly hasRoomForMore: boolean;
    /** Says where a row was moved; null if none was. */
    readonly moved: string | null;
    /** Null once the meeting has begun. */
    readonly startsItself: boolean | null;
  };
  /** Where the leader unfolds questions from further on in the book; null if none are folded. */
  readonly showAllHref: string | null;
  readonly sum: { readonly text: string; readonly isTooLong: boolean } | null;
  /** Where the first card is started; null if it cannot be now. */
  readonly startAction: string | null;
  readonly done: string | null;
  readonly refusal: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'agenda/plan': PlanPage;
  }
}

/** The parts of the page that a route adds. */
export interface BesidesPlan {
  readonly rows: readonly JudgedRow[];
  readonly changeOf: (row: JudgedRow) => QuestionChange | null;
  readonly blankRows: number;
  readonly isFolded: boolean;
  readonly startsItself: boolean;
  readonly seen: string;
  readonly moved: MovedRow | null;
  readonly focusesLastRow: boolean;
  readonly done?: 'saved' | null;
  readonly refusal?: string;
}

/** The page on which a leader plans the agenda of a meeting. */
export function planPage(
  { meeting, now }: MeetingForAsker,
  { agenda, times }: FoundAgenda,
  {
    rows,
    changeOf,
    blankRows,
    isFolded,
    startsItself,
    seen,
    moved,
    focusesLastRow,
    done,
    refusal,
  }: BesidesPlan,
): PlanPage {
  const isLive = now >= meeting.startsAt;
  const kept = keptCards(agenda, times, now);
  const runs = runCards(agenda, times, now);
  const room = agendaLimits.cards - kept.length - rows.length;
  const blank = Array.from(
    { length: Math.max(0, Math.min(blankRows, room)) },
    (): JudgedRow => ({ body: '', minutes: '', questionId: '', errors: {} }),
  );
  const mayStart = isLive && agenda.cards.length > 0 && !hasBegun(agenda, times, now);
  return {
    title: '진행 순서',
    styles: ['/css/meetings.css', '/css/pages/agenda.css', '/css/pages/drag-order.css'],
    scripts: ['/js/agenda-plan.js'],
    meeting: { title: meeting.title, href: `/meetings/${meeting.id}` },
    roomHref: isLive ? `/meetings/${meeting.id}/chat` : null,
    when: `${koreanDateTime(meeting.startsAt, now)}부터 ${koreanDuration(meeting.endsAt.getTime() - meeting.startsAt.getTime())} 동안`,
    kept: kept.map((card, i) => ({ body: shownBody(card), state: stateNames[runs[i]?.state ?? 'done'] })),
    form: {
      action: `/meetings/${meeting.id}/agenda`,
      seen,
      rows: shownRows([...rows, ...blank], { changeOf, moved, focusesLastRow }),
      hasRoomForMore: room > blank.length,
      moved: moved && rowMoved(moved.number),
      startsItself: isLive ? null : startsItself,
    },
    showAllHref: isFolded ? `/meetings/${meeting.id}/agenda?show=all` : null,
    sum: sumOf(rows, meeting.endsAt.getTime() - Math.max(now.getTime(), meeting.startsAt.getTime())),
    startAction: mayStart ? `/meetings/${meeting.id}/agenda/start` : null,
    done: done ? '진행 순서를 저장했어요.' : null,
    refusal: refusal ?? null,
  };
}

function shownRows(
  rows: readonly JudgedRow[],
  { changeOf, moved, focusesLastRow }: Pick<BesidesPlan, 'changeOf' | 'moved' | 'focusesLastRow'>,
): PlanRow[] {
  return rows.map((row, i) => {
    const mayMove = { up: i > 0, down: i < rows.length - 1 };
    const isMoved = moved?.number === i + 1;
    const other = moved?.direction === 'up' ? 'down' : 'up';
    const focused = focusesLastRow && i === rows.length - 1 ? 'body' : null;
    const focus = isMoved ? (mayMove[moved.direction] ? moved.direction : other) : focused;
    return { ...row, number: i + 1, change: changeOf(row), mayMove, focus };
  });
}

/** Compares the minutes of the rows with the time that is left of the meeting. */
function sumOf(rows: readonly JudgedRow[], leftMs: number): PlanPage['sum'] {
  const written = rows.filter(({ body }) => body.trim() !== '');
  const minutes = written.reduce((sum, row) => sum + (Number(row.minutes) || 0), 0);
  if (minutes === 0) return null;
  const all = `질문 ${written.length}개에 ${koreanDuration(minutes * 60_000)}`;
  const overMs = minutes * 60_000 - leftMs;
  if (overMs >= 60_000)
    return {
      text: `${all}이라 모임보다 ${koreanDuration(overMs)} 길어요. 모임이 끝나면 남은 질문은 나누지 못해요.`,
      isTooLong: true,
    };
  const rest = overMs <= -60_000 ? `모임에서 ${koreanDuration(-overMs)}이 남아요.` : '모임 시간을 꼭 채워요.';
  return { text: `${all}이에요. ${rest}`, isTooLong: false };
}
