import { searchText } from '../text/search-text.ts';
import { textLimits } from '../text/text-limits.ts';
import { readQuery } from './search-query.ts';

/**
 * The query parameter `q`: never refused, cut if too long, empty if it holds nothing to search for.
 */
export const queryInput = searchText(textLimits.searchQuery).transform((q) =>
  readQuery(q) === null ? '' : q,
);
