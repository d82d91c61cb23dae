import type { Database } from '../platform/db.ts';
import { findAuthors, type PastAuthor } from './past-author-repository.ts';
import { countOwn, countShown, findLines, findMonths, type PastLine } from './past-line-repository.ts';

const linesPerPage = 200;

/** One page of a club's past log. */
export interface PastLogPage {
  /** `YYYY-MM` */
  readonly months: readonly string[];
  readonly month: string;
  readonly page: number;
  readonly pageCount: number;
  readonly lines: readonly PastLine[];
  readonly authors: readonly PastAuthor[];
  /** The lines of the person's own names, on all pages. */
  readonly ownCount: number;
}

/**
 * Returns a page of one month of the past log, or of the last month that has lines; null while
 * nothing has been moved in.
 */
export async function showPastLog(
  db: Database,
  { clubId, userId }: { readonly clubId: number; readonly userId: number },
  wanted: { readonly month: string | null; readonly page: number },
): Promise<PastLogPage | null> {
  const [months, authors, ownCount] = await Promise.all([
    findMonths(db, clubId),
    findAuthors(db, clubId),
    countOwn(db, clubId, userId),
  ]);
  const month = months.find((one) => one === wanted.month) ?? months.at(-1);
  if (month === undefined) return null;
  const span = monthSpan(month);
  const pageCount = Math.ceil((await countShown(db, clubId, span)) / linesPerPage);
  const page = Math.max(1, Math.min(wanted.page, pageCount));
  const lines = await findLines(db, clubId, span, { skip: (page - 1) * linesPerPage, limit: linesPerPage });
  return { months, month, page, pageCount, lines, authors, ownCount };
}

/** The beginning of a month in Seoul, and of the next. */
function monthSpan(month: string): { readonly from: Date; readonly to: Date } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const start = (months: number) => new Date(Date.UTC(year, number - 1 + months, 1, -9));
  return { from: start(0), to: start(1) };
}
