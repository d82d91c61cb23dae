import { once } from 'node:events';
import { get as ask, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { createRecommendation } from '../support/recommendations.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

/**
 * Bytes that a page may transfer, compressed. The limits are 60 KB of scripts and 20 KB of styles;
 * the budget is lower, to warn early.
 */
const budget = { scripts: 58 * 1_024, styles: 20 * 1_024 };

let stack: TestStack;
let server: Server;
let reader: TestPerson;
const ids: Record<string, number> = {};

beforeAll(async () => {
  stack = await openTestStack();
  reader = await createPerson(stack);
  ids.live = await createMeeting(stack, reader);
  ids.soon = await createMeeting(stack, reader, [], { startsInMinutes: 5 });
  ids.over = await createMeeting(stack, reader, [], { startsInMinutes: -90 });
  const book = await stack.db.book.findFirstOrThrow();
  ids.book = book.id;
  ids.result = await createRecommendation(stack, reader, book);
  server = createTestApp(stack).app.listen(0);
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await stack.close();
});

/** Returns the transferred bytes and the text of an address. */
async function get(path: string, cookie = reader.cookie): Promise<{ bytes: number; text: string }> {
  const { port } = server.address() as AddressInfo;
  const headers = {
    'Accept-Encoding': 'gzip, deflate, br, zstd',
    Cookie: cookie,
    Connection: 'close',
  };
  const [answer] = (await once(ask({ port, path, headers }), 'response')) as [IncomingMessage];
  const body = await buffer(answer);
  expect(answer.statusCode, path).toBe(200);
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[answer.headers['content-encoding'] ?? ''];
  return { bytes: body.length, text: (unpack ? unpack(body) : body).toString() };
}

/** Returns a module and everything it imports. */
async function weighModules(path: string, seen: Set<string>): Promise<number> {
  if (seen.has(path)) return 0;
  seen.add(path);
  const { bytes, text } = await get(path);
  let sum = bytes;
  for (const [, name = ''] of text.matchAll(/^import\s[^'"]*['"](\.[^'"]+\.js)['"]/gm))
    sum += await weighModules(new URL(name, `http://host${path}`).pathname, seen);
  return sum;
}

test.each([
  '/',
  '/books',
  '/books/:book',
  '/quiz',
  '/recommendations',
  '/recommendations/:result',
  '/taste',
  '/meetings',
  '/meetings/:live',
  '/meetings/new?bookId=:book',
  '/meetings/:live/chat',
  '/meetings/:soon/chat',
  '/meetings/:over/chat',
  '/notifications',
  '/settings',
  '/signup',
])('%s asks for few scripts and styles', async (path) => {
  const address = path.replace(/:(\w+)/, (_match, name: string) => String(ids[name]));
  const { text } = await get(address, path === '/signup' ? '' : reader.cookie);
  const weight = { scripts: 0, styles: 0 };
  const seen = new Set<string>();
  for (const [, src = ''] of text.matchAll(/<script[^>]* src="([^"]+)"/g))
    weight.scripts += await weighModules(src, seen);
  for (const [, href = ''] of text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g))
    weight.styles += (await get(href)).bytes;
  expect(weight.styles).toBeGreaterThan(1_000);
  expect(weight.styles).toBeLessThanOrEqual(budget.styles);
  expect(weight.scripts).toBeLessThanOrEqual(budget.scripts);
});
