import { searchText } from '../text/free-text.ts';
import { textLimits } from '../text/text-limits.ts';
import { readQuery } from './search-query.ts';

/** The field `q` of an address: never refused, cut where it is too long, empty when it holds nothing to search for. */
export const queryInput = searchText(textLimits.searchQuery).transform((q) =>
  readQuery(q) === null ? '' : q,
);
