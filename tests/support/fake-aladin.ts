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
