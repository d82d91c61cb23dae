/** What views/partials/pager.ejs draws. */
export interface Pager {
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly pages: readonly { readonly number: number; readonly href: string; readonly current: boolean }[];
}

/** Pages to each side of where one is that get a link of their own. */
const reach = 2;

/** Links to the first page, the last, and those around where one is. */
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
