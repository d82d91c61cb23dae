import type { Page } from '../platform/http/render.ts';
import { koreanDay, koreanPeriod } from '../platform/korean-date.ts';
import { type DecidedLine, decidedLines } from './decided-view.ts';
import type { Deed } from './input.ts';
import { type QuestionView, questionViews } from './questions-view.ts';
import type { MeetingRecord } from './show-record.ts';
import { isShown } from './state-repository.ts';
import { versionOf } from './state-view.ts';
import { recordPath } from './tell-readers.ts';

interface RecordPage extends Page {
  readonly meetingId: string;
  readonly heading: string;
  readonly meeting: { readonly title: string; readonly href: string; readonly period: string };
  /** Says why there is nothing to read; null if there is a record. */
  readonly missing: string | null;
  readonly made: string | null;
  readonly questions: readonly QuestionView[];
  readonly hasSentences: boolean;
  readonly decided: readonly DecidedLine[];
  /** Changes when the record was made again or taken down. */
  readonly version: string;
  readonly stateHref: string;
  readonly markdownHref: string | null;
  readonly logHref: string;
  readonly optOut: { readonly action: string; readonly isOut: boolean };
  /** Null for people who may not have it made now. */
  readonly make: { readonly action: string; readonly label: string } | null;
  readonly takeDownAction: string | null;
  readonly done: string | null;
  readonly refusal: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'record/show': RecordPage;
  }
}

const doneWords: Record<Deed, string> = {
  asked: '기록을 만들고 있어요. 다 되면 이 화면에 나와요.',
  taken_down: '기록을 내렸어요. 이제 아무에게도 보이지 않아요.',
  quoted: '앞으로 내 말도 기록에 나와요.',
  not_quoted: '모든 기록에서 내 말을 뺐어요.',
};

/** The parts of the page that a route adds. */
export interface BesidesRecord {
  readonly done?: Deed | null;
  readonly refusal?: string;
}

export function recordPage(record: MeetingRecord, besides: BesidesRecord = {}): RecordPage {
  const { found, state, decided, hasOptedOut: isOut, mayMake, mayTakeDown } = record;
  const { meeting, now } = found;
  const path = recordPath(meeting.id);
  const questions = questionViews(record);
  return {
    title: `${meeting.title} · 이야기 기록`,
    styles: ['/css/meetings.css', '/css/pages/record.css'],
    scripts: ['/js/record.js'],
    meetingId: String(meeting.id),
    heading: '이야기 기록',
    meeting: {
      title: meeting.title,
      href: `/meetings/${meeting.id}`,
      period: koreanPeriod(meeting.startsAt, meeting.endsAt, now),
    },
    missing: missingText(record, questions),
    made: isShown(state) ? `${koreanDay(state.madeAt, now)}에 만든 기록이에요.` : null,
    questions,
    hasSentences: questions.some(({ points }) => points.some(({ sentence }) => sentence !== null)),
    decided: decidedLines(decided, now),
    version: versionOf(state),
    stateHref: `${path}/state`,
    markdownHref: isShown(state) ? `${path}.md` : null,
    logHref: `/meetings/${meeting.id}/chat`,
    optOut: { action: `${path}/quotes`, isOut },
    make: mayMake
      ? { action: `${path}/make`, label: state?.madeAt == null ? '기록 만들기' : '기록 다시 만들기' }
      : null,
    takeDownAction: mayTakeDown ? `${path}/take-down` : null,
    done: besides.done ? doneWords[besides.done] : null,
    refusal: besides.refusal ?? null,
  };
}

function missingText({ state, mayMake }: MeetingRecord, questions: readonly QuestionView[]): string | null {
  if (state?.isTakenDown) return '리더가 이 기록을 내렸어요. 나눈 대화는 그대로 볼 수 있어요.';
  if (state?.madeAt == null) {
    if (state?.isDue) return '기록을 만들고 있어요. 다 되면 이 화면에 나와요.';
    return mayMake
      ? '아직 기록이 없어요. 나눈 대화에서 질문마다 나온 말을 옮겨 만들 수 있어요.'
      : '아직 기록이 없어요.';
  }
  return questions.some(({ points }) => points.length > 0) ? null : '기록에 옮길 말이 없어요.';
}
