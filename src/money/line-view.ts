import { type ClubForAsker, canManage } from '../clubs/index.ts';
import type { Page } from '../platform/http/render.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { type ShownChange, shownChange } from './changes-view.ts';
import { type LineForm, lineForm, valuesOf } from './line-form-view.ts';
import type { MoneyLine } from './money-line.ts';
import type { PaidMeeting } from './payment-repository.ts';
import type { LineVersion } from './version-repository.ts';
import { dayWords, kindNames, moneyAssets, signedWon } from './view.ts';

interface LinePage extends Page {
  readonly ledgerHref: string;
  readonly clubName: string;
  readonly text: string;
  readonly amount: string;
  readonly kindName: string;
  readonly day: string;
  readonly meeting: string | null;
  readonly isDeleted: boolean;
  readonly notice: string | null;
  readonly form: LineForm | null;
  readonly deletion: { readonly action: string; readonly version: string } | null;
  readonly versions: readonly ShownChange[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'money/line': LinePage;
  }
}

export interface LineDetail {
  readonly line: MoneyLine;
  readonly versions: readonly LineVersion[];
  readonly meetings: readonly PaidMeeting[];
}

/** The page of one line: its versions for members, and its form for leaders. */
export function linePage(
  { club, asker, now }: ClubForAsker,
  { line, versions, meetings }: LineDetail,
  { typed, notice }: { readonly typed?: TypedForm | undefined; readonly notice?: string } = {},
): LinePage {
  const base = `/clubs/${club.id}/money`;
  const action = `${base}/${line.id}`;
  const writes = canManage({ club, asker, now }).ok && !line.isDeleted;
  return {
    title: `${line.text} · 회비 장부`,
    ...moneyAssets,
    ledgerHref: base,
    clubName: club.name,
    text: line.text,
    amount: signedWon(line),
    kindName: kindNames[line.kind],
    day: dayWords(line.happenedOn, now),
    meeting: line.meetingTitle,
    isDeleted: line.isDeleted,
    notice: notice ?? null,
    form: writes
      ? lineForm({ action, submit: '고친 내용 저장하기' }, typedFor(line, typed, notice !== undefined), {
          meetings,
          line,
          now,
        })
      : null,
    deletion: writes ? { action: `${action}/delete`, version: String(line.version) } : null,
    versions: versions.map((version, at) => shownChange(version, versions[at - 1] ?? null, now)),
  };
}

/** The typed values; after a conflict with the version that the page shows now. */
const typedFor = (line: MoneyLine, typed: TypedForm | undefined, isConflict: boolean): TypedForm => {
  if (!typed) return { values: valuesOf(line), errors: {} };
  return isConflict ? { ...typed, values: { ...typed.values, version: String(line.version) } } : typed;
};
