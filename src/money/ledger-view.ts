import { type ClubForAsker, canManage, isManager } from '../clubs/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { koreanDay } from '../platform/korean-date.ts';
import { type ShownChange, shownChange } from './changes-view.ts';
import { emptyValues, type LineForm, lineForm } from './line-form-view.ts';
import { moneyLimits } from './money-limits.ts';
import { balanceOf } from './money-line.ts';
import type { MoneyLedger } from './show-ledger.ts';
import { moneyAssets, type ShownLine, shownLine, won } from './view.ts';

interface LedgerPage extends Page {
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
    'money/ledger': LedgerPage;
  }
}

/** The page of a club's ledger. */
export function ledgerPage(
  { club, asker, now }: ClubForAsker,
  ledger: MoneyLedger,
  { typed, notice }: { readonly typed?: TypedForm | undefined; readonly notice?: string } = {},
): LedgerPage {
  const base = `/clubs/${club.id}/money`;
  const manages = canManage({ club, asker, now }).ok;
  const form = { action: base, submit: '장부에 적기' };
  return {
    title: `회비 장부 · ${club.name}`,
    ...moneyAssets,
    clubHref: `/clubs/${club.id}`,
    clubName: club.name,
    balance: { value: String(balanceOf(ledger.sums)), words: won(balanceOf(ledger.sums)) },
    income: won(ledger.sums.income),
    expense: won(ledger.sums.expense),
    notice: notice ?? null,
    form: manages
      ? lineForm(form, typed ?? { values: emptyValues(now), errors: {} }, { meetings: ledger.meetings, now })
      : null,
    isFormOpen: typed !== undefined || ledger.sums.lines === 0,
    meetings: ledger.meetings.map(({ id, title, startsAt, paid, memberCount }) => ({
      href: `${base}/meetings/${id}`,
      title: `${title} · ${koreanDay(startsAt, now)}`,
      paid: `${memberCount}명 가운데 ${paid}명이 냈어요`,
    })),
    lines: ledger.lines.map((line) => shownLine(club.id, line, now)),
    pager: pagerOf(
      ledger.page,
      Math.max(1, Math.ceil(ledger.sums.lines / moneyLimits.linesPerPage)),
      (page) => `${base}?page=${page}`,
    ),
    changes: ledger.changes.map(({ before, ...version }) =>
      shownChange(version, before, now, `${base}/${version.lineId}`),
    ),
    fileHref: isManager(asker?.role) && ledger.sums.lines > 0 ? `${base}.csv` : null,
  };
}
