import { isUtf8 } from 'node:buffer';
import type { AxiosResponse, AxiosStatic } from 'axios';
import { AladinError } from './aladin-error.ts';
import { hasReplacedCharacter } from './aladin-item.ts';
import { type AladinBody, parseBody } from './parse-body.ts';

export interface AladinServer {
  readonly baseUrl: string;
  readonly key: string;
}

/** A page of 50 items has about 70 KB. */
const maxBodyBytes = 5 * 1024 * 1024;

/**
 * Sends one request and returns the items of the answer. The timeout covers the whole answer, body
 * included.
 * @throws {AladinError}
 */
export async function requestAladin(
  { baseUrl, key }: AladinServer,
  path: 'ItemList.aspx' | 'ItemSearch.aspx',
  {
    params,
    timeoutMs,
  }: { readonly params: Readonly<Record<string, string | number>>; readonly timeoutMs: number },
): Promise<AladinBody> {
  const { default: axios } = await import('axios');
  const response = await axios
    .get<ArrayBuffer>(`${baseUrl.replace(/\/+$/, '')}/${path}`, {
      params: {
        ttbkey: key,
        SearchTarget: 'Book',
        Cover: 'Big',
        output: 'js',
        // Required: the default version returns text that is not JSON.
        Version: '20131101',
        ...params,
      },
      responseType: 'arraybuffer',
      // The timeout of axios covers the headers only; the signal also aborts a slow body.
      signal: AbortSignal.timeout(timeoutMs),
      maxContentLength: maxBodyBytes,
      maxRedirects: 0,
      validateStatus: () => true,
    })
    .catch((error: unknown) => {
      throw translate(axios, error, timeoutMs);
    });
  return readBody(checkStatus(response));
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
function translate(axios: AxiosStatic, error: unknown, timeoutMs: number): AladinError {
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
