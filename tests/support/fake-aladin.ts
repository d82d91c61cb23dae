import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Returns an item in Aladin's format; every field can be overridden. */
export function aladinItem(itemId: number, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    title: `책 ${itemId} - 부제 ${itemId}`,
    link: `https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=${itemId}&amp;partner=openAPI&amp;start=api`,
    author: `작가${itemId} (지은이)`,
    pubDate: '2026-10-01',
    description: '',
    isbn: '',
    isbn13: '',
    itemId,
    priceSales: 9_000,
    priceStandard: 10_000,
    mallType: 'BOOK',
    cover: `https://image.aladin.co.kr/product/${itemId}/cover.jpg`,
    categoryId: 1,
    categoryName: '국내도서>소설/시/희곡>한국소설',
    publisher: '책모임출판',
    salesPoint: 100,
    adult: false,
    bestRank: itemId,
    ...fields,
  };
}

export const aladinBody = (item: readonly unknown[]) =>
  JSON.stringify({ version: '20131101', totalResults: item.length, item });

export interface FakeAladin {
  readonly baseUrl: string;
  /** The query of every request so far. */
  readonly queries: Record<string, string>[];
  close(): Promise<void>;
}

/** Starts a server that responds with the result of `answer`. */
export async function startFakeAladin(
  answer: (query: Record<string, string>, res: ServerResponse, req: IncomingMessage) => void,
): Promise<FakeAladin> {
  const queries: Record<string, string>[] = [];
  const server = createServer((req, res) => {
    const query = Object.fromEntries(new URL(req.url ?? '/', 'http://localhost').searchParams);
    queries.push(query);
    answer(query, res, req);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/ttb/api`,
    queries,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * How a fake search answers. `cut`: the body breaks off. `slow`: no answer within the deadline of a
 * page. `flaky`: every second request, the first included, is refused with 503.
 */
export type SearchMode = 'ok' | 'error' | 'html' | 'cut' | 'slow' | 'flaky';

export interface FakeAladinSearch extends FakeAladin {
  mode: SearchMode;
  /** The error of the mode `error`. */
  errorCode: string;
}

/** Starts a server with Aladin's search over these items, found by a part of title or author. */
export async function startFakeAladinSearch(
  items: readonly Record<string, unknown>[],
  { key = 'ttbkey' } = {},
): Promise<FakeAladinSearch> {
  const state: { mode: SearchMode; errorCode: string } = { mode: 'ok', errorCode: '29' };
  let requests = 0;
  const fail = (errorCode: string, errorMessage: string) =>
    JSON.stringify({ version: '20131101', errorCode, errorMessage });
  const find = (query: string) =>
    items.filter(({ title, author }) => `${title} ${author}`.toLowerCase().includes(query));
  const fake = await startFakeAladin((query, res, req) => {
    requests += 1;
    res.setHeader('content-type', 'text/javascript; charset=utf-8');
    if (!req.url?.includes('/ItemSearch.aspx?')) return res.end(fail('29', 'API Doc을 확인해 주세요.'));
    if (query.ttbkey !== key) return res.end(fail('4', 'API출력이 금지된 회원입니다.'));
    const body = aladinBody(find(query.Query ?? ''));
    switch (state.mode) {
      case 'error':
        return res.end(fail(state.errorCode, '오류'));
      case 'html':
        return res.setHeader('content-type', 'text/html').end('<html><body>점검 중</body></html>');
      case 'cut':
        return res.end(body.slice(0, body.length / 2));
      case 'slow':
        return;
      case 'flaky':
        return requests % 2 === 1 ? res.writeHead(503).end('busy') : res.end(body);
      default:
        return res.end(body);
    }
  });
  return Object.assign(state, fake);
}
