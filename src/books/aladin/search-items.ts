import { AladinError } from './aladin-error.ts';
import type { AladinBody } from './parse-body.ts';
import type { AladinServer } from './request-aladin.ts';

/**
 * Fetches the items that match a query, best match first.
 * @throws {AladinError}
 */
export type SearchItems = (query: string) => Promise<AladinBody>;

/** A reader waits for the answer, so there is one attempt and a short deadline. */
const deadlineMs = 2_000;
/** Items of one search. */
export const mostItems = 20;
/** The API's error code for "nothing found". */
const nothingFound = '8';

/** Returns a client of Aladin's search. */
export const createItemSearch =
  (server: AladinServer, timeoutMs = deadlineMs): SearchItems =>
  async (query) => {
    // Loaded by the first search, so that a site without a key loads no HTTP client.
    const { requestAladin } = await import('./request-aladin.ts');
    try {
      return await requestAladin(server, 'ItemSearch.aspx', {
        params: { Query: query, QueryType: 'Keyword', MaxResults: mostItems, start: 1 },
        timeoutMs,
      });
    } catch (error) {
      if (error instanceof AladinError && error.apiCode === nothingFound) return { items: [], repairs: [] };
      throw error;
    }
  };
