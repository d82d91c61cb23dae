import { type BookCard, bookCard, coverScripts } from '../books/index.ts';
import { canManage, clubAssets } from '../clubs/index.ts';
import type { Page, PageSection } from '../platform/http/render.ts';
import type { FormChoice, TypedForm } from '../platform/http/typed-form.ts';
import { koreanDateTime, koreanDistance, koreanDuration } from '../platform/korean-date.ts';
import { bestDate } from './choose-date.ts';
import { type Answer, answers, type DatePoll, type PollDate } from './date-poll.ts';
import type { Deed } from './input.ts';
import { canAnswer } from './policy.ts';
import { countsOf, resultOf, ruleWords, type ShownResult } from './result-view.ts';
import type { PollDetail } from './show-poll.ts';

export const datePollAssets = {
  styles: [...clubAssets.styles, '/css/pages/date-polls.css'],
  scripts: coverScripts,
} as const;

const answerNames: Readonly<Record<Answer, string>> = { yes: '가능', maybe: '애매', no: '불가' };

interface ShownDate {
  readonly id: string;
  readonly when: string;
  readonly counts: string;
  readonly isBest: boolean;
  readonly isChosen: boolean;
  readonly choices: readonly FormChoice<Answer>[];
  /** The person's stored answer in words. */
  readonly mine: string | null;
}

interface DateButton {
  readonly value: string;
  readonly label: string;
}

/** The form with which a leader decides. */
interface LeadTools {
  readonly action: string;
  /** The date by the rule that is still ahead; null if all are past. */
  readonly best: DateButton | null;
  readonly others: readonly DateButton[];
  readonly book: BookCard | null;
  readonly bookHref: string;
  readonly capacity: string;
  readonly capacityHint: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
}

interface PollPage extends Page {
  readonly id: string;
  readonly club: { readonly name: string; readonly href: string };
  readonly listHref: string;
  readonly state: string;
  readonly isOpen: boolean;
  readonly voters: string;
  readonly length: string;
  /** Null if none is known, and for leaders, whose form shows the book. */
  readonly book: { readonly title: string; readonly href: string } | null;
  readonly result: ShownResult | null;
  readonly rule: string;
  readonly dates: readonly ShownDate[];
  /** Null for people who may not answer any more. */
  readonly answerAction: string | null;
  readonly hasAnswered: boolean;
  readonly lead: LeadTools | null;
  readonly meeting: { readonly href: string; readonly words: string } | null;
  readonly done: string | null;
  readonly refusal: string | null;
  /** For leaders the people who answered, for others their own state. */
  readonly panel: PageSection | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'date-polls/show': PollPage;
  }
}

/** The parts of the page that a route adds. */
export interface BesidesPoll {
  readonly done?: Deed | null;
  readonly refusal?: string;
  readonly panel?: PageSection | null;
  /** The form of the answers or of the leader, as it was typed. */
  readonly form?: TypedForm;
}

const doneWords: Record<Deed, string> = {
  opened: '날짜를 물어봤어요. 멤버들이 알림함에서 볼 수 있어요.',
  answered: '답을 저장했어요. 마감 전까지 바꿀 수 있어요.',
  closed: '투표를 마감했어요.',
};

export function pollPage(detail: PollDetail, besides: BesidesPoll = {}): PollPage {
  const { clubForAsker, poll, dates } = detail;
  const { club, now } = clubForAsker;
  const result = resultOf(dates, now);
  const lead = leadTools(detail, besides.form);
  return {
    title: '모임 날짜 정하기',
    ...datePollAssets,
    id: String(poll.id),
    club: { name: club.name, href: `/clubs/${club.id}` },
    listHref: `/clubs/${club.id}/date-polls`,
    state: stateOf(poll, now),
    isOpen: poll.isOpen,
    voters: votersOf(poll.voters, club.memberCount),
    length: koreanDuration(poll.minutes * 60_000),
    book: lead === null ? bookOf(detail) : null,
    result,
    rule: ruleWords,
    dates: dates.map((date) => shownDate(date, { now, result, typed: besides.form?.values ?? {} })),
    answerAction: canAnswer(clubForAsker, poll).ok ? `/date-polls/${poll.id}/answer` : null,
    hasAnswered: dates.some(({ mine }) => mine !== null),
    lead,
    meeting: meetingOf(detail),
    done: besides.done ? doneWords[besides.done] : null,
    refusal: besides.refusal ?? null,
    panel: besides.panel ?? null,
  };
}

const bookOf = ({ book }: PollDetail) => book && { title: book.title, href: `/books/${book.id}` };

const votersOf = (voters: number, members: number): string =>
  voters === 0 ? '아직 답한 멤버가 없어요.' : `멤버 ${members}명 가운데 ${voters}명이 답했어요.`;

/** The state of a poll in words. */
export function stateOf({ isOpen, closesAt, closedAt }: DatePoll, now: Date): string {
  if (isOpen) return `${koreanDateTime(closesAt, now)}에 마감해요 · ${koreanDistance(closesAt, now)}`;
  return `${koreanDateTime(closedAt ?? closesAt, now)}에 마감했어요`;
}

function shownDate(
  date: PollDate,
  {
    now,
    result,
    typed,
  }: { readonly now: Date; readonly result: ShownResult | null; readonly typed: TypedForm['values'] },
): ShownDate {
  const chosen = typed[`answer[${date.id}]`] ?? date.mine;
  return {
    id: String(date.id),
    when: koreanDateTime(date.startsAt, now),
    counts: countsOf(date),
    isBest: result?.optionId === String(date.id) && date.yes > 0,
    isChosen: date.isChosen,
    choices: answers.map((value) => ({ value, label: answerNames[value], isChosen: value === chosen })),
    mine: date.mine === null ? null : answerNames[date.mine],
  };
}

function leadTools({ clubForAsker, poll, dates, book }: PollDetail, form?: TypedForm): LeadTools | null {
  if (!canManage(clubForAsker).ok || poll.meetingId !== null) return null;
  const { club, now } = clubForAsker;
  const best = bestDate(dates, now);
  const button = ({ id, startsAt }: PollDate): DateButton => ({
    value: String(id),
    label: koreanDateTime(startsAt, now),
  });
  return {
    action: `/date-polls/${poll.id}/close`,
    best: best && button(best),
    others: dates.filter(({ id, startsAt }) => id !== best?.id && startsAt > now).map(button),
    book: book && bookCard(book),
    bookHref: `/date-polls/${poll.id}/book`,
    capacity: form?.values.capacity ?? '',
    capacityHint: `비워 두면 북클럽 정원과 같은 ${club.capacity}명이에요. 가능하다고 먼저 답한 순서로 자리를 드려요.`,
    errors: form?.errors ?? {},
    isOpen: poll.isOpen,
  };
}

const seatWords: Record<PollDetail['seat'], string> = {
  seated: '내 자리가 있어요.',
  waiting: '정원이 먼저 차서 자리를 기다리고 있어요. 자리가 나면 알려 드려요.',
  none: '오고 싶으면 모임 화면에서 참여할 수 있어요.',
};

const meetingOf = ({ poll, seat }: PollDetail): PollPage['meeting'] =>
  poll.meetingId === null ? null : { href: `/meetings/${poll.meetingId}`, words: seatWords[seat] };
