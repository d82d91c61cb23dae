import { isUtf8 } from 'node:buffer';
import { setTimeout as sleep } from 'node:timers/promises';
import axios, { type AxiosResponse } from 'axios';
import { AladinError } from './aladin-error.ts';
import { hasReplacedCharacter } from './aladin-item.ts';
import { type AladinBody, parseBody } from './parse-body.ts';

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

export interface AladinClientOptions {
  readonly baseUrl: string;
  readonly key: string;
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

/** A page of 50 items has about 70 KB. */
const maxBodyBytes = 5 * 1024 * 1024;

/**
 * Returns a client of the Aladin API. It retries network errors, timeouts and 5xx, but never an
 * error of the API itself.
 */
export function createAladinClient(options: AladinClientOptions): FetchList {
  const { attempts = 3, backoffMs = 500, random, onRetry } = options;
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return readBody(await requestBody(options, request));
      } catch (error) {
        if (!(error instanceof AladinError && error.isTransient) || attempt >= attempts) throw error;
        onRetry?.(error, attempt);
        await sleep(backoffMs * 2 ** (attempt - 1) * (0.5 + random()));
      }
    }
  };
}

async function requestBody(
  { baseUrl, key, timeoutMs = 10_000 }: AladinClientOptions,
  { queryType, categoryId, page }: ListRequest,
): Promise<Uint8Array> {
  const response = await axios
    .get<ArrayBuffer>(`${baseUrl.replace(/\/+$/, '')}/ItemList.aspx`, {
      params: {
        ttbkey: key,
        QueryType: queryType,
        SearchTarget: 'Book',
        MaxResults: pageSize,
        start: page,
        Cover: 'Big',
        CategoryId: categoryId,
        output: 'js',
        // Required: the default version returns text that is not JSON.
        Version: '20131101',
      },
      responseType: 'arraybuffer',
      // The timeout of axios covers the headers only; the signal also aborts a slow body.
      signal: AbortSignal.timeout(timeoutMs),
      maxContentLength: maxBodyBytes,
      maxRedirects: 0,
      validateStatus: () => true,
    })
    .catch((error: unknown) => {
      throw translate(error, timeoutMs);
    });
  return checkStatus(response);
}

function checkStatus({ status, data, headers }: AxiosResponse<ArrayBuffer>): Uint8Array {
  if (status >= 300 && status < 400) {
    throw new AladinError(
      'redirect',
      `Aladin answered ${status} to ${hostOf(headers.location)}; redirects are not followed`,
    );
  }
  if (status !== 200) {
    throw new AladinError('http_status', `Aladin answered HTTP ${status}`, { isTransient: status >= 500 });
  }
  return new Uint8Array(data);
}

/**
 * Decodes a body as UTF-8. An invalid byte damages its item only. When every item is damaged, the
 * response is in another encoding.
 */
function readBody(bytes: Uint8Array): AladinBody {
  const body = parseBody(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  if (!isUtf8(bytes) && body.items.every(hasReplacedCharacter))
    throw new AladinError('unreadable', 'the answer is not UTF-8');
  return body;
}

/** Only the host is logged, because a redirect address may repeat the query and the key. */
const hostOf = (location: unknown) =>
  typeof location === 'string' ? (URL.parse(location)?.host ?? 'another path') : 'nowhere';

/** Keeps only the code of an axios error, which carries the whole request with the key. */
function translate(error: unknown, timeoutMs: number): AladinError {
  if (axios.isCancel(error)) {
    return new AladinError('timeout', `no whole answer within ${timeoutMs} ms`, { isTransient: true });
  }
  const code = axios.isAxiosError(error) ? error.code : undefined;
  if (code === 'ETIMEDOUT' || code === 'ECONNABORTED') {
    return new AladinError('timeout', `no connection within ${timeoutMs} ms`, { isTransient: true });
  }
  if (axios.isAxiosError(error) && /maxContentLength/.test(error.message)) {
    return new AladinError('too_large', `the answer is larger than ${maxBodyBytes} bytes`);
  }
  return new AladinError('network', `Aladin cannot be reached (${code ?? 'unknown error'})`, {
    isTransient: true,
  });
}
