import type { Database } from '../platform/db.ts';
import { findAuthors, type PastAuthor } from './past-author-repository.ts';
import { findLines, findMonths, type PastLine } from './past-line-repository.ts';

const linesPerPage = 200;

/** One page of a club's past log. */
export interface PastLogPage {
  readonly months: readonly { readonly month: string; readonly count: number }[];
  /** `YYYY-MM` */
  readonly month: string;
  readonly page: number;
  readonly pageCount: number;
  readonly lines: readonly PastLine[];
  readonly authors: readonly PastAuthor[];
}

/**
 * Returns a page of one month of the past log, or of the last month that has lines; null while
 * nothing has been moved in.
 */
export async function showPastLog(
  db: Database,
  clubId: number,
  wanted: { readonly month: string | null; readonly page: number },
): Promise<PastLogPage | null> {
  const [months, authors] = await Promise.all([findMonths(db, clubId), findAuthors(db, clubId)]);
  const shown = months.find(({ month }) => month === wanted.month) ?? months.at(-1);
  if (!shown) return null;
  const pageCount = Math.ceil(shown.count / linesPerPage);
  const page = Math.min(wanted.page, pageCount);
  const span = monthSpan(shown.month);
  const lines = await findLines(db, clubId, span, { skip: (page - 1) * linesPerPage, limit: linesPerPage });
  return { months, month: shown.month, page, pageCount, lines, authors };
}

/** The beginning of a month in Seoul, and of the next. */
function monthSpan(month: string): { readonly from: Date; readonly to: Date } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const start = (months: number) => new Date(Date.UTC(year, number - 1 + months, 1, -9));
  return { from: start(0), to: start(1) };
}
