import { expect, test } from 'vitest';
import { findLinks } from '../../public/js/chat/links.js';

const hrefs = (text: string) => findLinks(text).flatMap(({ href }) => href ?? []);
const written = (text: string) =>
  findLinks(text)
    .filter(({ href }) => href)
    .map((part) => part.text);

test('a text without an address stays one piece', () => {
  expect(findLinks('안녕하세요')).toEqual([{ text: '안녕하세요' }]);
  expect(findLinks('')).toEqual([]);
});

test('the pieces together are the text', () => {
  const text = '앞 https://a.example/x, 그리고 http://b.example/?q=1#top) 뒤\nhttps://c.example.';
  expect(
    findLinks(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
  expect(hrefs(text)).toEqual(['https://a.example/x', 'http://b.example/?q=1#top', 'https://c.example/']);
});

test.each([
  ['https://example.com/a를 보세요', 'https://example.com/a'],
  ['https://example.com에서', 'https://example.com'],
  ['(https://example.com/a).', 'https://example.com/a'],
  ['https://ko.wikipedia.org/wiki/데미안', 'https://ko.wikipedia.org/wiki/데미안'],
  ['https://en.wikipedia.org/wiki/Demian_(novel)?', 'https://en.wikipedia.org/wiki/Demian_(novel)'],
  ['"https://example.com/"', 'https://example.com/'],
  ['HTTPS://EXAMPLE.COM/A', 'HTTPS://EXAMPLE.COM/A'],
])('%s leads to %s', (text, address) => {
  expect(written(text)).toEqual([address]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'ftp://example.com/a',
  'www.example.com',
  'https://',
  'https://.',
  'http://localhost:3000/logout',
  'https://kyobobook.co.kr@evil.example/',
  'https://kyobobook.co.kr:443@evil.example',
])('%s is no link', (text) => {
  expect(hrefs(text)).toEqual([]);
});

test('a link cannot carry markup', () => {
  const parts = findLinks('https://example.com/"><img src=x onerror=alert(1)>');
  expect(parts[0]).toEqual({ text: 'https://example.com/', href: 'https://example.com/' });
});

test('a long line of separators is read in no time', () => {
  const before = performance.now();
  findLinks(`https://a.example/${'-/#='.repeat(500)}`);
  findLinks('http://'.repeat(300));
  findLinks(`https://a.example/${'('.repeat(1_900)}`);
  findLinks(`https://a.example/${')'.repeat(1_900)}`);
  expect(performance.now() - before).toBeLessThan(2_000);
});
