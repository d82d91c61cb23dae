import { type CircuitBreaker, createCircuitBreaker } from '../../platform/circuit-breaker.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import type { Logger } from '../../platform/log.ts';
import type { RateLimits } from '../../platform/rate-limits/index.ts';
import { AladinError } from '../aladin/aladin-error.ts';
import { BrokenItem } from '../aladin/broken-item.ts';
import { mostItems, type SearchItems } from '../aladin/search-items.ts';
import type { AladinAnswer, AladinSearch, Searcher } from './aladin-search.ts';
import { countCall } from './call-repository.ts';
import { findSearch, storeSearch } from './found-repository.ts';
import { readItems } from './read-items.ts';

/** Aladin allows 5,000 calls a day. The rest is kept for imports. */
const callsPerDay = 4_500;
/** The share of these calls that visitors cannot use up: readers with an account choose books. */
const accountShare = 0.5;
const breakerLimits = { failures: 5, pauseMs: 60_000 };
/** Errors of the API that no other query repairs: no key, or a key that is not allowed. */
const keyErrors: ReadonlySet<string | undefined> = new Set(['1', '4']);

interface Services {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rateLimits: RateLimits;
  readonly searchItems: SearchItems;
  readonly callsPerDay?: number;
}

/**
 * Creates the search of one process. Answers are kept in PostgreSQL for a day, equal searches at
 * the same moment are one call, and a circuit breaker stops calls to a failing Aladin.
 */
export function createAladinSearch(services: Services): AladinSearch {
  const breaker = createCircuitBreaker(services.clock, breakerLimits);
  const underWay = new Map<string, Promise<AladinAnswer>>();
  return {
    async find(typed, searcher) {
      const query = keyOf(typed);
      const kept = await findSearch(services.db, query);
      if (kept !== null) return { kind: 'found', ...readItems(kept) };
      const use = await services.rateLimits.count('aladin-search', searcher.key);
      if (!use.ok) return { kind: 'limited', retryAfterMs: use.retryAfterMs };
      const asked =
        underWay.get(query) ??
        ask(services, breaker, { query, searcher }).finally(() => underWay.delete(query));
      underWay.set(query, asked);
      return asked;
    },
  };
}

/** Queries that differ only in case, width and spaces are one search. */
const keyOf = (typed: string) => typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

async function ask(
  services: Services,
  breaker: CircuitBreaker,
  { query, searcher }: { readonly query: string; readonly searcher: Searcher },
): Promise<AladinAnswer> {
  const { db, log, searchItems, callsPerDay: allCalls = callsPerDay } = services;
  if (!breaker.admits()) return { kind: 'unavailable' };
  const most = searcher.isVisitor ? Math.floor(allCalls * (1 - accountShare)) : allCalls;
  if (!(await countCall(db, most))) {
    log.warn({ isVisitor: searcher.isVisitor }, 'Aladin search: the calls of this day are used up');
    return { kind: 'unavailable' };
  }
  try {
    const { items } = await searchItems(query);
    breaker.succeeded();
    const stored = items.slice(0, mostItems).map((item) => (item instanceof BrokenItem ? null : item));
    const found = readItems(stored);
    await storeSearch(db, { query, items: stored, itemIds: found.books.map(({ itemId }) => itemId) });
    return { kind: 'found', ...found };
  } catch (error) {
    if (!(error instanceof AladinError)) throw error;
    breaker.failed(keyErrors.has(error.apiCode));
    log.warn({ fault: error.fault, apiCode: error.apiCode }, 'Aladin search failed');
    return { kind: 'unavailable' };
  }
}
