import type { Page } from '../platform/http/render.ts';

/** A page with a form: what was typed, and a message beside each wrong field. */
export interface FormPage extends Page {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export type Filled = Partial<Pick<FormPage, 'values' | 'errors'>>;
