import type { Fields } from './kept-form.ts';

/** A form that people post when they are logged in. */
export interface RegisteredForm {
  /** Where it is posted to, as an Express path: `/meetings/:id`. */
  readonly action: string;
  /** The page that shows it, for the posted path's parameters and the typed fields; a path with a query. */
  readonly page: (params: Readonly<Record<string, string>>, fields: Fields) => string;
  /** Its page calls `restoreForm`: what was typed comes back. Otherwise the page is only where to go on. */
  readonly isRestored: boolean;
}

/** The form posted to a path, with its parameters; null when none is registered. */
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

/** As Express reads a path: a slash at its end changes nothing. */
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
