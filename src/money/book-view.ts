import { type ClubForAsker, canManage, isManager } from '../clubs/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { koreanDay } from '../platform/korean-date.ts';
import { type ShownChange, shownChange } from './changes-view.ts';
import { emptyValues, type LineForm, lineForm } from './line-form-view.ts';
import { moneyLimits } from './money-limits.ts';
import { balanceOf } from './money-line.ts';
import type { MoneyBook } from './show-book.ts';
import { moneyAssets, type ShownLine, shownLine, won } from './view.ts';

interface BookPage extends Page {
  readonly clubHref: string;
  readonly clubName: string;
  readonly balance: { readonly value: string; readonly words: string };
  readonly income: string;
  readonly expense: string;
  readonly notice: string | null;
  readonly form: LineForm | null;
  readonly isFormOpen: boolean;
  readonly meetings: readonly { readonly href: string; readonly title: string; readonly paid: string }[];
  readonly lines: readonly ShownLine[];
  readonly pager: Pager;
  readonly changes: readonly ShownChange[];
  readonly fileHref: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'money/book': BookPage;
  }
}

/** The page of a club's money record. */
export function bookPage(
  { club, asker, now }: ClubForAsker,
  book: MoneyBook,
  { typed, notice }: { readonly typed?: TypedForm | undefined; readonly notice?: string } = {},
): BookPage {
  const base = `/clubs/${club.id}/money`;
  const manages = canManage({ club, asker, now }).ok;
  const form = { action: base, submit: '장부에 적기' };
  return {
    title: `회비 장부 · ${club.name}`,
    ...moneyAssets,
    clubHref: `/clubs/${club.id}`,
    clubName: club.name,
    balance: { value: String(balanceOf(book.sums)), words: won(balanceOf(book.sums)) },
    income: won(book.sums.income),
    expense: won(book.sums.expense),
    notice: notice ?? null,
    form: manages
      ? lineForm(form, typed ?? { values: emptyValues(now), errors: {} }, { meetings: book.meetings, now })
      : null,
    isFormOpen: typed !== undefined || book.sums.lines === 0,
    meetings: book.meetings.map(({ id, title, startsAt, paid, memberCount }) => ({
      href: `${base}/meetings/${id}`,
      title: `${title} · ${koreanDay(startsAt, now)}`,
      paid: `${memberCount}명 가운데 ${paid}명이 냈어요`,
    })),
    lines: book.lines.map((line) => shownLine(club.id, line, now)),
    pager: pagerOf(
      book.page,
      Math.max(1, Math.ceil(book.sums.lines / moneyLimits.linesPerPage)),
      (page) => `${base}?page=${page}`,
    ),
    changes: book.changes.map(({ before, ...version }) =>
      shownChange(version, before, now, `${base}/${version.lineId}`),
    ),
    fileHref: isManager(asker?.role) && book.sums.lines > 0 ? `${base}.csv` : null,
  };
}
