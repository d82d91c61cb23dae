import type { Page } from '../platform/http/render.ts';
import type { TypedForm, Values } from '../platform/http/typed-form.ts';
import { ChooserInput } from './input.ts';
import { bookStyles } from './view.ts';

export interface NewBookPage extends Page, TypedForm {
  readonly backHref: string;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'books/new': NewBookPage;
  }
}

/** The form of a book that is added by hand. `next` is the page that wants the book. */
export function newBookPage(typed: Values, errors: Values = {}): NewBookPage {
  const next = ChooserInput.parse(typed.next) ?? '';
  return {
    title: '책 직접 등록하기',
    styles: bookStyles,
    values: { ...typed, next },
    errors,
    backHref: next === '' ? '/books' : chooserOf(next),
  };
}

/** Returns the address of the form, with the searched words as the title. */
export function newBookHref(q: string, next?: string): string {
  const query = new URLSearchParams({ ...(q === '' ? {} : { title: q }), ...(next ? { next } : {}) });
  return query.size === 0 ? '/books/new' : `/books/new?${query}`;
}

/** A new meeting and a shelf choose a book on their own page, an edited meeting below it. */
const chooserOf = (next: string) => (next.endsWith('/new') ? next : `${next}/book`);
