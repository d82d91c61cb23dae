import { expect, test } from 'vitest';
import { isOwnOrigin } from '../../../src/platform/http/origin-check.ts';

const own = 'https://bookmoim.example';

test.each([
  [{ origin: own }, true],
  [{ origin: own, 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'none' }, true],
  [{}, false],
  [{ origin: 'null' }, false],
  [{ origin: 'https://bookmoim.example.evil' }, false],
  [{ origin: 'http://bookmoim.example' }, false],
  [{ origin: `${own}:444` }, false],
  [{ origin: own, 'sec-fetch-site': 'cross-site' }, false],
  [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
])('a request with %j is our own: %s', (headers, expected) => {
  expect(isOwnOrigin(headers, [own])).toBe(expected);
});
