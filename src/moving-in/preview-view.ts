import type { Club } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { MoveDraft } from './draft-repository.ts';
import { formatNames } from './file-messages.ts';
import { formMessages } from './form-messages.ts';
import { pageHead, pathsOf } from './move-view.ts';
import type { TalkSummary } from './talk-summary.ts';

interface PreviewPage extends Page {
  readonly clubHref: string;
  readonly clubName: string;
  readonly action: string;
  readonly draftId: string;
  readonly talk: ShownTalk | null;
  readonly members: readonly {
    readonly name: string;
    readonly email: string | null;
    readonly gets: string | null;
  }[];
  readonly membersHead: string;
  /** Too few seats for all of them; null if there are enough. */
  readonly shortage: { readonly text: string; readonly editHref: string } | null;
}

interface ShownTalk {
  readonly about: string;
  readonly notes: readonly string[];
  readonly months: readonly { readonly name: string; readonly count: string }[];
  readonly peopleHead: string;
  readonly people: readonly { readonly name: string; readonly count: string }[];
  readonly more: string | null;
  readonly lines: readonly {
    readonly label: string;
    readonly when: string;
    readonly author: string;
    readonly body: string;
  }[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'moving-in/preview': PreviewPage;
  }
}

const shownPeople = 50;
const count = (number: number) => number.toLocaleString('ko');

/** The page that shows what a confirmation would make. */
export function previewPage(club: Club, draft: MoveDraft, now: Date, sendsLetters: boolean): PreviewPage {
  const paths = pathsOf(club.id);
  return {
    ...pageHead('옮기기 전에 확인하기', club),
    action: paths.move,
    draftId: String(draft.id),
    talk: draft.summary && shownTalk(draft.summary, now),
    membersHead: `초대할 사람 ${count(draft.members.length)}명`,
    shortage: shortageOf(club, draft.members.length),
    members: draft.members.map(({ name, email }) => ({
      name,
      email,
      gets: email && sendsLetters ? '메일로도 보내요' : null,
    })),
  };
}

function shortageOf({ id, capacity, memberCount }: Club, invited: number): PreviewPage['shortage'] {
  const free = Math.max(0, capacity - memberCount);
  if (invited <= free) return null;
  const seats = free === 0 ? '지금은 남은 자리가 없어요.' : `지금 남은 자리는 ${count(free)}개예요.`;
  return { text: `${seats} 모두 들어오려면 정원을 늘려 주세요.`, editHref: `/clubs/${id}/edit` };
}

function shownTalk(summary: TalkSummary, now: Date): ShownTalk {
  const { people, months, messageCount, knownCount } = summary;
  return {
    about: `${formatNames[summary.format]}에서 내보낸 대화 · 글 ${count(messageCount)}개`,
    notes: [
      ...(knownCount > 0
        ? [`${count(knownCount)}개는 이미 옮겨져 있어서 ${count(messageCount - knownCount)}개만 더해요.`]
        : []),
      ...(summary.eventCount > 0
        ? [`들어오고 나간 소식 같은 알림 ${count(summary.eventCount)}줄은 옮기지 않아요.`]
        : []),
      ...(summary.shortenedCount > 0
        ? [`아주 긴 글 ${count(summary.shortenedCount)}개는 끝을 줄여서 옮겨요.`]
        : []),
      ...(summary.blankCount > 0
        ? [`보이는 글자가 없는 글 ${count(summary.blankCount)}개는 빼고 옮겨요.`]
        : []),
    ],
    months: months.map(([month, number]) => ({ name: monthName(month), count: `${count(number)}개` })),
    peopleHead: `말한 사람 ${count(people.length)}명`,
    people: people
      .slice(0, shownPeople)
      .map(([name, number]) => ({ name: name || formMessages.nameless, count: `${count(number)}개` })),
    more: people.length > shownPeople ? `이 밖에 ${count(people.length - shownPeople)}명이 더 있어요.` : null,
    lines: (
      [
        ['첫 글', summary.first],
        ['마지막 글', summary.last],
      ] as const
    ).map(([label, { at, author, body }]) => ({
      label,
      when: koreanDateTime(at, now),
      author: author || formMessages.nameless,
      body,
    })),
  };
}

/** "2026년 8월" */
export const monthName = (month: string): string => `${month.slice(0, 4)}년 ${Number(month.slice(5))}월`;
