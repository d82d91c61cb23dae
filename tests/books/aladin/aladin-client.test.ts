import { afterEach, describe, expect, test } from 'vitest';
import { createAladinClient } from '../../../src/books/aladin/aladin-client.ts';
import { AladinError } from '../../../src/books/aladin/aladin-error.ts';
import { aladinBody, aladinItem, type FakeAladin, startFakeAladin } from '../../support/fake-aladin.ts';

let fake: FakeAladin | undefined;
afterEach(() => fake?.close());

const key = 'ttbsecret';
const request = { queryType: 'Bestseller', categoryId: 656, page: 3 } as const;

async function serve(answer: Parameters<typeof startFakeAladin>[0], timeoutMs = 2_000) {
  const server = await startFakeAladin(answer);
  fake = server;
  const retries: string[] = [];
  const fetchList = createAladinClient({
    baseUrl: server.baseUrl,
    key,
    timeoutMs,
    backoffMs: 1,
    random: () => 0,
    onRetry: ({ fault }) => retries.push(fault),
  });
  return { fetchList, retries, queries: server.queries };
}

async function faultOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => new Error('no error'),
    (thrown) => thrown,
  );
  if (!(error instanceof AladinError)) throw error;
  expect(`${error.message} ${error.stack}`, 'the key must not get into a log').not.toContain(key);
  return error.fault;
}

test('a page is asked for as the API wants it, and never with a callback', async () => {
  const { fetchList, queries } = await serve((_query, res) => res.end(aladinBody([aladinItem(1)])));
  expect((await fetchList(request)).items).toHaveLength(1);
  expect(queries).toEqual([
    {
      ttbkey: key,
      QueryType: 'Bestseller',
      SearchTarget: 'Book',
      MaxResults: '50',
      start: '3',
      Cover: 'Big',
      CategoryId: '656',
      output: 'js',
      Version: '20131101',
    },
  ]);
});

describe('a request is retried', () => {
  test('after a 5xx, until an answer comes', async () => {
    let count = 0;
    const { fetchList, retries } = await serve((_query, res) => {
      count += 1;
      if (count < 3) res.writeHead(503).end('busy');
      else res.end(aladinBody([aladinItem(1)]));
    });
    expect((await fetchList(request)).items).toHaveLength(1);
    expect(retries).toEqual(['http_status', 'http_status']);
  });

  test('three times at most', async () => {
    const { fetchList, queries } = await serve((_query, res) => res.writeHead(500).end());
    expect(await faultOf(fetchList(request))).toBe('http_status');
    expect(queries).toHaveLength(3);
  });

  test('after a connection that broke in the middle of a body', async () => {
    const { fetchList, queries } = await serve((_query, res) => {
      res.writeHead(200, { 'content-length': '1000' }).write('{"item":[');
      setImmediate(() => res.destroy());
    });
    expect(await faultOf(fetchList(request))).toBe('network');
    expect(queries).toHaveLength(3);
  });

  test('after a response that is slower than the timeout', async () => {
    const { fetchList, queries } = await serve((_query, res) => {
      const drip = setInterval(() => res.write(' '), 20);
      res.on('close', () => clearInterval(drip));
    }, 150);
    expect(await faultOf(fetchList(request))).toBe('timeout');
    expect(queries).toHaveLength(3);
  });
});

describe('a request is not retried', () => {
  test.each([
    ['api_error', '{"errorCode":4,"errorMessage":"API출력이 금지된 회원입니다."}'],
    ['html', '<html>점검중</html>'],
    ['cut_short', '{"item":[{"title":"'],
    ['unreadable', Buffer.from([0x7b, 0xb0, 0xa1, 0x7d])],
    ['too_large', ' '.repeat(6 * 1024 * 1024)],
  ])('after %s', async (fault, body) => {
    const { fetchList, queries } = await serve((_query, res) => res.end(body));
    expect(await faultOf(fetchList(request))).toBe(fault);
    expect(queries).toHaveLength(1);
  });

  test('after a 404', async () => {
    const { fetchList, queries } = await serve((_query, res) => res.writeHead(404).end());
    expect(await faultOf(fetchList(request))).toBe('http_status');
    expect(queries).toHaveLength(1);
  });

  test('when the server redirects to another address', async () => {
    const elsewhere = await startFakeAladin((_query, res) => res.end(aladinBody([])));
    const { fetchList } = await serve((_query, res, req) =>
      res.writeHead(302, { location: `${elsewhere.baseUrl}${req.url}` }).end(),
    );
    expect(await faultOf(fetchList(request))).toBe('redirect');
    expect(elsewhere.queries).toEqual([]);
    await elsewhere.close();
  });
});

test('a server that cannot be reached is a network error', async () => {
  const { fetchList } = await serve((_query, res) => res.end());
  await fake?.close();
  fake = undefined;
  expect(await faultOf(fetchList(request))).toBe('network');
});
