import type { Page } from '../platform/http/render.ts';
import { contactHref, type Operator } from './operator.ts';
import { legalVersion } from './version.ts';

/** The lines that both pages begin with: the version, and the operator. */
export interface LegalPage extends Page {
  /** "1판 · 2026년 11월 28일부터" */
  readonly version: string;
  readonly date: string;
  readonly operator: {
    readonly name: string;
    /** Null if no setting says it. */
    readonly contact: { readonly text: string; readonly href: string } | null;
  };
}

const dateWords = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}년 ${month}월 ${day}일`;
};

export function legalPage(
  { title, description }: { title: string; description: string },
  { name, contact }: Operator,
): LegalPage {
  const { number, date } = legalVersion;
  return {
    title,
    description,
    styles: ['/css/pages/legal.css'],
    version: `${number}판 · ${dateWords(date)}부터`,
    date,
    operator: {
      name: name ?? '아직 적혀 있지 않아요',
      contact: contact === null ? null : { text: contact, href: contactHref(contact) },
    },
  };
}
