import type { Fields } from './kept-form.ts';

/** A form that logged-in people post. */
export interface RegisteredForm {
  /** The path that the form is posted to, as an Express pattern: `/meetings/:id`. */
  readonly action: string;
  /**
   * Returns the page that shows the form (a path with a query) for the posted path's parameters and
   * the typed fields.
   */
  readonly page: (params: Readonly<Record<string, string>>, fields: Fields) => string;
  /**
   * Whether the page calls `restoreForm` and so shows the typed text again. Otherwise the page is
   * only the next place to go.
   */
  readonly isRestored: boolean;
  /** Whether the form sends files, which are never kept. */
  readonly hasFiles?: boolean;
}

/**
 * Returns the form that is posted to a path, with the path's parameters; null if none is
 * registered.
 */
export function findForm(
  forms: readonly RegisteredForm[],
  path: string,
): { form: RegisteredForm; params: Record<string, string> } | null {
  for (const form of forms) {
    const params = matchPath(form.action, path);
    if (params) return { form, params };
  }
  return null;
}

/**
 * Returns the path of a page without its query: a form is kept for a page regardless of the query.
 */
export const pathOf = (page: string): string => page.split('?', 1)[0] ?? '';

/** Removes a slash at the end of a path, as Express does when it matches. */
export const withoutSlash = (path: string): string => path.replace(/(?<=.)\/$/, '');

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const [names, parts] = [pattern.split('/'), withoutSlash(path).split('/')];
  if (names.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [at, name] of names.entries()) {
    const part = parts[at] ?? '';
    if (!name.startsWith(':')) {
      if (name !== part) return null;
    } else if (/^\d{1,10}$/.test(part)) params[name.slice(1)] = part;
    else return null;
  }
  return params;
}
