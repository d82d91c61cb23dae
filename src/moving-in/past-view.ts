import { type ClubForAsker, canManage } from '../clubs/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDay, koreanTime } from '../platform/korean-date.ts';
import { formMessages } from './form-messages.ts';
import { isMediaWord } from './formats/media-words.ts';
import { pageHead, pathsOf } from './move-view.ts';
import type { PastLine } from './past-line-repository.ts';
import { type ShownName, shownName } from './past-name-view.ts';
import { monthName } from './preview-view.ts';
import type { PastLogPage } from './show-past-log.ts';

interface PastPage extends Page {
  readonly clubHref: string;
  readonly clubName: string;
  readonly notice: string | null;
  readonly moveHref: string | null;
  readonly log: ShownLog | null;
}

interface ShownLog {
  /** Where every form of the page leads back to. */
  readonly place: { readonly month: string; readonly page: number };
  readonly monthName: string;
  readonly months: readonly { readonly name: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly days: readonly { readonly name: string; readonly lines: readonly ShownLine[] }[];
  readonly pager: Pager;
  readonly names: readonly ShownName[];
  /** Whether the names stand above the talk: the person has none of them, and one is free. */
  readonly asksName: boolean;
  readonly deleteAll: { readonly action: string; readonly count: string } | null;
}

interface ShownLine {
  readonly id: string;
  /** Null when the line before is by the same person in the same minute. */
  readonly author: string | null;
  readonly time: string;
  readonly body: string;
  readonly isMedia: boolean;
  readonly isMine: boolean;
  readonly deleteAction: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'moving-in/past': PastPage;
  }
}

/** The page of a club's past log. */
export function pastPage(clubForAsker: ClubForAsker, log: PastLogPage | null, notice?: string): PastPage {
  const { club } = clubForAsker;
  const paths = pathsOf(club.id);
  return {
    ...pageHead('지난 대화', club),
    notice: notice ?? null,
    moveHref: canManage(clubForAsker).ok ? paths.move : null,
    log: log && shownLog(clubForAsker, log, paths.past),
  };
}

function shownLog({ club, asker, now }: ClubForAsker, log: PastLogPage, base: string): ShownLog {
  const href = (month: string, page = 1) => `${base}?month=${month}${page > 1 ? `&page=${page}` : ''}`;
  const me = asker?.userId ?? null;
  const manages = canManage({ club, asker, now }).ok;
  const names = log.authors.map((author) => shownName(author, { me, base, isOpen: !club.closedAt, manages }));
  return {
    place: { month: log.month, page: log.page },
    monthName: monthName(log.month),
    months: log.months.map((month) => ({
      name: monthName(month),
      href: href(month),
      isCurrent: month === log.month,
    })),
    days: daysOf(log, me, now, base),
    pager: pagerOf(log.page, log.pageCount, (page) => href(log.month, page)),
    names,
    asksName: names.some(({ claimAction }) => claimAction !== null) && !names.some(({ isMine }) => isMine),
    deleteAll:
      log.ownCount > 0 ? { action: `${base}/lines/delete`, count: log.ownCount.toLocaleString('ko') } : null,
  };
}

function daysOf({ lines, authors }: PastLogPage, me: number | null, now: Date, base: string) {
  const byId = new Map(authors.map((author) => [author.id, author]));
  const days: { name: string; lines: ShownLine[] }[] = [];
  let before: PastLine | null = null;
  for (const line of lines) {
    const name = koreanDay(line.saidAt, now);
    const isNewDay = days.at(-1)?.name !== name;
    if (isNewDay) days.push({ name, lines: [] });
    const goesOn =
      !isNewDay && before?.authorId === line.authorId && before.saidAt.getTime() === line.saidAt.getTime();
    const author = byId.get(line.authorId);
    const isMine = me !== null && author?.claimedBy === me;
    days.at(-1)?.lines.push({
      id: line.id,
      author: goesOn ? null : author?.name || formMessages.nameless,
      time: koreanTime(line.saidAt),
      body: line.body,
      isMedia: isMediaWord(line.body),
      isMine,
      deleteAction: isMine ? `${base}/lines/${line.id}/delete` : null,
    });
    before = line;
  }
  return days;
}
