/** The model of views/partials/pager.ejs. */
export interface Pager {
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly pages: readonly { readonly number: number; readonly href: string; readonly current: boolean }[];
}

/** One page of a list as the database returns it. */
export interface ListPart<Row> {
  readonly rows: readonly Row[];
  /** The rows of all pages. */
  readonly count: number;
  /** The time by the database's clock. */
  readonly now: Date;
}

/** Linked pages on each side of the current one. */
const reach = 2;

/** Returns links to the first page, the last page, and the pages around the current one. */
export function pagerOf(page: number, pageCount: number, href: (page: number) => string): Pager {
  const numbers = Array.from({ length: pageCount }, (_, at) => at + 1).filter(
    (number) => number === 1 || number === pageCount || Math.abs(number - page) <= reach,
  );
  return {
    previousHref: page > 1 ? href(page - 1) : null,
    nextHref: page < pageCount ? href(page + 1) : null,
    pages: numbers.map((number) => ({ number, href: href(number), current: number === page })),
  };
}
