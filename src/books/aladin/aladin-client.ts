import { setTimeout as sleep } from 'node:timers/promises';
import { AladinError } from './aladin-error.ts';
import type { AladinBody } from './parse-body.ts';
import { type AladinServer, requestAladin } from './request-aladin.ts';

export type QueryType = 'Bestseller' | 'ItemNewSpecial';

export interface ListRequest {
  readonly queryType: QueryType;
  /** Aladin's category id; 0 for all. */
  readonly categoryId: number;
  /** Counted from 1. Aladin's parameter is called `start`. */
  readonly page: number;
}

/**
 * Fetches one page of a list.
 * @throws {AladinError}
 */
export type FetchList = (request: ListRequest) => Promise<AladinBody>;

/** Aladin's maximum page size. */
export const pageSize = 50;
/** Aladin's lists end after 1,000 items. */
export const lastPage = 1_000 / pageSize;

export interface AladinClientOptions extends AladinServer {
  /** Timeout of a whole response, body included. */
  readonly timeoutMs?: number;
  /** Maximum number of attempts. */
  readonly attempts?: number;
  /**
   * Delay before the second attempt. It doubles before each further one, and is randomised by half.
   */
  readonly backoffMs?: number;
  /** Random number in [0, 1), so that several imports do not retry at the same time. */
  readonly random: () => number;
  readonly onRetry?: (error: AladinError, attempt: number) => void;
}

/**
 * Returns a client of the Aladin API. It retries network errors, timeouts and 5xx, but never an
 * error of the API itself.
 */
export function createAladinClient(options: AladinClientOptions): FetchList {
  const { attempts = 3, backoffMs = 500, timeoutMs = 10_000, random, onRetry } = options;
  return async ({ queryType, categoryId, page }) => {
    const params = {
      QueryType: queryType,
      MaxResults: pageSize,
      start: page,
      CategoryId: categoryId,
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await requestAladin(options, 'ItemList.aspx', { params, timeoutMs });
      } catch (error) {
        if (!(error instanceof AladinError && error.isTransient) || attempt >= attempts) throw error;
        onRetry?.(error, attempt);
        await sleep(backoffMs * 2 ** (attempt - 1) * (0.5 + random()));
      }
    }
  };
}
