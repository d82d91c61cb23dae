import { readFileSync } from 'node:fs';

/** Rows of docs/protocol.md that answer no page. A test compares that file with the routes. */
const noPages =
  /\.(?:ics|csv|md|png|xml|txt|ico|svg)$|\/record\/state$|^\/(?:healthz|readyz|metrics|push\/|share\/|sitemaps\/|\.well-known\/|favicon|manifest|sw\.js|offline\.)/;

/** The paths of all pages, as docs/protocol.md lists them, with their parameters (`:id`). */
export const pageRoutes = (): string[] => pathsOf('GET').filter((path) => !noPages.test(path));

/** The paths of all forms and other posts, listed in the same way. */
export const postRoutes = (): string[] => pathsOf('POST');

function pathsOf(method: 'GET' | 'POST'): string[] {
  const text = readFileSync('docs/protocol.md', 'utf8');
  return [...text.matchAll(new RegExp(`^\\| ${method} ([^|]+) \\|`, 'gm'))].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  );
}
