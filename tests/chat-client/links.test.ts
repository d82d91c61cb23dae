import fc from 'fast-check';
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

test('the pieces joined are the text', () => {
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
  ['https://namu.wiki/w/소년이%20온다', 'https://namu.wiki/w/소년이%20온다'],
  ['https://a.example/s?keyword=총,균,쇠 봐요', 'https://a.example/s?keyword=총,균,쇠'],
  ['https://ko.wikipedia.org/wiki/데미안_(소설)을 읽자', 'https://ko.wikipedia.org/wiki/데미안_(소설)'],
  ['https://namu.wiki/w/데미안(소설)', 'https://namu.wiki/w/데미안(소설)'],
  ['https://namu.wiki/w/데미안은', 'https://namu.wiki/w/데미안은'],
  ['https://namu.wiki/w/가', 'https://namu.wiki/w/가'],
  ['https://namu.wiki/w/ㅋㅋㅋ', 'https://namu.wiki/w/ㅋㅋㅋ'],
  ['https://example.com/aㅋㅋㅋ', 'https://example.com/a'],
  ['https://example.com/a는.', 'https://example.com/a'],
  ['https://example.com/a입니다!', 'https://example.com/a'],
  ['(참고: https://example.com/a)를', 'https://example.com/a'],
  ['(참고 https://example.com/a)보세요', 'https://example.com/a'],
  ['‘https://example.com/a’라고', 'https://example.com/a'],
  ['『https://example.com/a』에서', 'https://example.com/a'],
  ["'https://example.com/a'", 'https://example.com/a'],
  ['[글](https://example.com/a)', 'https://example.com/a'],
  ['https://example.com/a(어제 올린 글)', 'https://example.com/a'],
  ['https://example.com/it’s_(b)', 'https://example.com/it’s_(b)'],
  ['https://example.com/?x=[1]&y={2}|3;4', 'https://example.com/?x=[1]&y={2}|3;4'],
  ['https://example.com/a#b.c', 'https://example.com/a#b.c'],
  ['https://example.com/ノルウェイの森', 'https://example.com/ノルウェイの森'],
  ['https://example.com/caf%C3%A9/é—ü', 'https://example.com/caf%C3%A9/é—ü'],
  [
    'https://web.archive.org/web/2020/https://a.example/',
    'https://web.archive.org/web/2020/https://a.example/',
  ],
  ['https://medium.example/@kim/글', 'https://medium.example/@kim/글'],
  ['링크:https://example.com/a', 'https://example.com/a'],
  ['https://example.com:8080/a', 'https://example.com:8080/a'],
  ['https://한글.한국/가', 'https://한글.한국/가'],
  ['https://namu.wiki/w/너와%20나', 'https://namu.wiki/w/너와%20나'],
  ['https://namu.wiki/w/%EB%84%88%EC%99%80%20나', 'https://namu.wiki/w/%EB%84%88%EC%99%80%20나'],
  ['https://namu.wiki/w/화씨%20451도', 'https://namu.wiki/w/화씨%20451도'],
  ['https://namu.wiki/w/삼체2부', 'https://namu.wiki/w/삼체2부'],
  ['https://namu.wiki/w/제3의', 'https://namu.wiki/w/제3의'],
  ['https://namu.wiki/w/%EB%8D%B0%EB%AF%B8%EC%95%88을', 'https://namu.wiki/w/%EB%8D%B0%EB%AF%B8%EC%95%88'],
  ['https://namu.wiki/w/D.P.', 'https://namu.wiki/w/D.P.'],
  ['https://namu.wiki/w/A.I.는 어때요', 'https://namu.wiki/w/A.I.'],
  ['https://namu.wiki/w/영화%20A.I.', 'https://namu.wiki/w/영화%20A.I.'],
  ['https://namu.wiki/w/U.S.A..', 'https://namu.wiki/w/U.S.A.'],
  ['https://a.example/file.pdf.', 'https://a.example/file.pdf'],
  ['https://a.example/search?q=SF는', 'https://a.example/search?q=SF는'],
  ['https://a.example/?a=1&keyword=AI와', 'https://a.example/?a=1&keyword=AI와'],
  ['https://a.example/watch?v=dQw4w9WgXcQ를', 'https://a.example/watch?v=dQw4w9WgXcQ'],
  ["'https://a.example/it's'", "https://a.example/it's"],
  ["https://a.example/it's를", "https://a.example/it's"],
  ['‘https://a.example/it’s’라고', 'https://a.example/it’s'],
  ['https://a.example/x^^', 'https://a.example/x'],
  ['https://a.example/x^_^', 'https://a.example/x'],
  ['https://a.example/가^^', 'https://a.example/가'],
  ['https://a.example/x😀', 'https://a.example/x'],
  ['https://a.example/x👨‍👩‍👧‍👦❤️!', 'https://a.example/x'],
  ['https://a.example/x를🇰🇷', 'https://a.example/x'],
  ['https://a.example/x★', 'https://a.example/x'],
  ['https://a.example/📚', 'https://a.example/📚'],
  ['https://a.example/?q=📚', 'https://a.example/?q=📚'],
  ['`https://a.example/x`', 'https://a.example/x'],
  ['`https://a.example/x`를', 'https://a.example/x'],
  ['https://a.example/x`', 'https://a.example/x'],
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
  'http://user:pw@example.com/',
  'http://0x7f.1/',
  'http://2130706433/',
  'https://example.com보세요',
  'https://namu.wiki/w/데미안(헤르만 헤세)',
  'https://namu.wiki/w/데미안%20(헤르만 헤세)',
  'https://namu.wiki/w/1984(조지 오웰)',
  'https://ko.wikipedia.org/wiki/Demian(헤르만 헤세)',
  'https://a..example/',
  'https://exam\u00adple.com/',
  'https://example.com/\u202emoc',
  'https://example.com/\u200ba',
  'xhttps://example.com',
])('%s is no link', (text) => {
  expect(hrefs(text)).toEqual([]);
});

test('a link cannot carry markup', () => {
  const parts = findLinks('https://example.com/"><img src=x onerror=alert(1)>');
  expect(parts[0]).toEqual({ text: 'https://example.com/', href: 'https://example.com/' });
});

test('two addresses with only a comma between them are two links', () => {
  expect(hrefs('https://a.example/x,https://b.example/y')).toEqual([
    'https://a.example/x',
    'https://b.example/y',
  ]);
});

test.each([
  ['https://аррӏе.com/', 'https://xn--80ak6aa92e.com/'],
  ['https://kyobobook.co.krノevil.example/x', 'https://kyobobook.co.xn--krevil-jx4e.example/x'],
  ['https://ｋyobo.com/', 'https://kyobo.com/'],
  ['https://한\u017f.example/', 'https://xn--s-372g.example/'],
])('the link %s shows its host as %s', (text, shown) => {
  expect(findLinks(text)).toEqual([{ text, href: shown, shown }]);
});

test('for random texts the pieces joined are the text, and a link contains what it shows', () => {
  const piece = fc.constantFrom(
    ..."()[]『』‘’.,?!은를ㅋ가aA1/=%_# '`^\u202e".split(''),
    '😀',
    '❤️',
    '%20',
    'https://',
    'a.kr',
    '소설',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const parts = findLinks(text);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      for (const { text: written, href } of parts) if (href) expect(new URL(written).href).toBe(href);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ['closing brackets', `https://a.b/${')'.repeat(1_988)}`],
  ['opening brackets', `https://a.b/${'('.repeat(1_988)}`],
  ['brackets in pairs', `https://a.b/${'()'.repeat(990)}`],
  ['schemes', 'http://'.repeat(285)],
  ['addresses', 'https://a.b/ '.repeat(150)],
  ['addresses after commas', `https://a.b${',https://a.b'.repeat(160)}`],
  ['addresses in brackets', '(https://a.b)'.repeat(150)],
  ['laughter', `https://a.b/c${'ㅋ'.repeat(1_980)}`],
  ['particles and full stops', `https://a.b/${'은.'.repeat(990)}`],
  ['separators', `https://a.b/${'-/#='.repeat(495)}`],
  ['labels', `https://${'a.'.repeat(990)}com/`],
  ['a host in Hangul', `https://${'가'.repeat(1_980)}.com/`],
  ['emoji', `https://a.b/x${'😀'.repeat(990)}`],
  ['emoji and full stops', `https://a.b/x${'😀.'.repeat(660)}`],
  ['escapes and particles', `https://a.b/${'%80은'.repeat(495)}`],
  ['abbreviations', `https://a.b/${'A.'.repeat(990)}`],
  ['search words', `https://a.b/?${'&q=a은'.repeat(395)}`],
])('a message of %s is cut in linear time', (_name, text) => {
  const repeats = 50;
  const from = performance.now();
  findLinks(text.slice(0, 12) + text.slice(12).repeat(repeats));
  findLinks(text.repeat(repeats));
  // Linear time is far below this bound, and quadratic time far above.
  expect(performance.now() - from).toBeLessThan(2_000);
});
