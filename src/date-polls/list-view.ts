import { canManage } from '../clubs/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import type { FormChoice, Values } from '../platform/http/typed-form.ts';
import { koreanDay, koreanDuration, seoulWallTime } from '../platform/korean-date.ts';
import { pageSize } from './input.ts';
import type { PollList } from './list-polls.ts';
import type { ListedPoll } from './list-repository.ts';
import { pollLimits } from './poll-limits.ts';
import { datePollAssets, stateOf } from './poll-view.ts';
import type { TypedPoll } from './read-poll-form.ts';

export interface PollLink {
  readonly id: string;
  readonly href: string;
  /** "12월 5일(토) ~ 12월 9일(수)" */
  readonly days: string;
  /** The days, and how many dates there are. */
  readonly title: string;
  readonly state: string;
  readonly voters: string;
  readonly mark: string | null;
}

interface DateField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
}

interface PollForm {
  readonly action: string;
  readonly first: readonly DateField[];
  readonly more: readonly DateField[];
  readonly isMoreOpen: boolean;
  readonly lengths: readonly FormChoice[];
  readonly book: { readonly id: string; readonly title: string } | null;
  readonly values: Values;
  readonly errors: Values;
  readonly earliest: string;
  readonly latest: string;
  readonly isOpen: boolean;
}

interface PollsPage extends Page {
  readonly club: { readonly name: string; readonly href: string };
  readonly polls: readonly PollLink[];
  readonly pager: Pager;
  /** Null for members who are no leaders. */
  readonly form: PollForm | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'date-polls/list': PollsPage;
  }
}

/** Date fields that are shown without a press. */
const shownFields = 3;
const lengthsInMinutes = [60, 90, 120, 150, 180, 240, 360];

export function pollsPage(list: PollList, typed?: TypedPoll): PollsPage {
  const { clubForAsker, polls, total, page } = list;
  const { club, now } = clubForAsker;
  return {
    title: `${club.name} 날짜 투표`,
    ...datePollAssets,
    club: { name: club.name, href: `/clubs/${club.id}` },
    polls: polls.map((poll) => pollLink(poll, now)),
    pager: pagerOf(page, Math.ceil(total / pageSize), (at) => `/clubs/${club.id}/date-polls?page=${at}`),
    form: canManage(clubForAsker).ok ? pollForm(list, typed) : null,
  };
}

export function pollLink(poll: ListedPoll, now: Date): PollLink {
  const [first, last] = [koreanDay(poll.firstAt, now), koreanDay(poll.lastAt, now)];
  const days = first === last ? first : `${first} ~ ${last}`;
  return {
    id: String(poll.id),
    href: `/date-polls/${poll.id}`,
    days,
    title: `${days} · 날짜 ${poll.dates}개`,
    state: stateOf(poll, now),
    voters: `${poll.voters}명이 답했어요`,
    mark: markOf(poll),
  };
}

function markOf({ isOpen, hasAnswered, meetingId }: ListedPoll): string | null {
  if (meetingId !== null) return '모임 열림';
  if (!isOpen) return '마감';
  return hasAnswered ? null : '답 전';
}

function pollForm({ clubForAsker, total, book }: PollList, typed?: TypedPoll): PollForm {
  const { club, now } = clubForAsker;
  const { values = {}, errors = {}, options = [] } = typed ?? {};
  const fields = Array.from(
    { length: Math.max(pollLimits.dates, options.length) },
    (_, at): DateField => ({
      id: `option-${at}`,
      label: `날짜 ${at + 1}`,
      value: options[at] ?? '',
      error: errors[`option-${at}`] ?? null,
    }),
  );
  const more = fields.slice(shownFields);
  const minutes = values.minutes ?? '120';
  return {
    action: `/clubs/${club.id}/date-polls`,
    first: fields.slice(0, shownFields),
    more,
    isMoreOpen: more.some(({ value, error }) => value !== '' || error !== null),
    lengths: lengthsInMinutes.map((length) => ({
      value: String(length),
      label: koreanDuration(length * 60_000),
      isChosen: String(length) === minutes,
    })),
    book: book && { id: String(book.id), title: book.title },
    values,
    errors,
    earliest: seoulWallTime(now),
    latest: seoulWallTime(new Date(now.getTime() + pollLimits.horizonMs)),
    isOpen: typed !== undefined || total === 0 || book !== null,
  };
}
