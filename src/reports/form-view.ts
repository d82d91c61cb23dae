import type { Page } from '../platform/http/render.ts';
import { reasonsFor, type Target } from './input.ts';
import type { Subject } from './report.ts';
import { kindNames, reasonNames } from './words-view.ts';

interface ReportFormPage extends Page {
  readonly heading: string;
  /** The text that is reported. */
  readonly quote: string;
  /** The hidden fields that name it. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly reasons: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  readonly words: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly backHref: string;
  /** Says that a text of the model is folded at once; null for other kinds. */
  readonly note: string | null;
}

interface ReportDonePage extends Page {
  /** Where the reader blocks the person whom she reported; null if there is none. */
  readonly blockHref: string | null;
  readonly backHref: string;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'reports/form': ReportFormPage;
    'reports/done': ReportDonePage;
  }
}

/** The form of a report; `values` and `errors` after a refusal. */
export function reportFormPage(
  target: Target,
  subject: Subject,
  { values = {}, errors = {} }: { values?: Record<string, string>; errors?: Record<string, string> } = {},
): ReportFormPage {
  return {
    title: '신고하기',
    isUnindexed: true,
    styles: ['/css/reports.css'],
    heading: `${kindNames[subject.kind]} 신고하기`,
    quote: subject.snapshot,
    fields: fieldsOf(target),
    reasons: reasonsFor(subject.kind).map((reason) => ({
      value: reason,
      label: reasonNames[reason],
      isChosen: values.reason === reason,
    })),
    words: values.words ?? '',
    errors,
    backHref: pageOf(target, subject),
    note:
      subject.kind === 'ai_text' || subject.kind === 'record'
        ? '신고하면 이 글은 바로 접혀요. 다시 펼쳐 볼 수 있어요.'
        : null,
  };
}

export const reportDonePage = (backHref: string, aboutUserId: number | null): ReportDonePage => ({
  blockHref: aboutUserId === null ? null : `/settings/blocks/new?user=${aboutUserId}`,
  title: '신고를 받았어요',
  isUnindexed: true,
  styles: ['/css/reports.css'],
  backHref,
});

/** Returns the page on which a person saw what she reports. */
export function pageOf(target: Target, subject: Pick<Subject, 'meetingId'>): string {
  switch (target.kind) {
    case 'message':
      return `/meetings/${target.id}/chat`;
    case 'meeting':
      return `/meetings/${target.id}`;
    case 'club':
      return target.invite === undefined ? `/clubs/${target.id}` : `/i/${encodeURIComponent(target.invite)}`;
    case 'nickname':
      return '/';
    case 'note':
      return `/meetings/${subject.meetingId}/note`;
    case 'question':
      return `/meetings/${subject.meetingId}#questions`;
    case 'question_card':
      return `/meetings/${subject.meetingId}/question-cards`;
    case 'record':
      return `/meetings/${subject.meetingId}/record`;
    case 'ai_text':
      return `/recommendations/${target.id}#book-${target.book}`;
  }
}

const fieldsOf = (target: Target) =>
  Object.entries(target)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ name, value: String(value) }));
