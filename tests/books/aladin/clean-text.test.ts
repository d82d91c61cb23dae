import { expect, test } from 'vitest';
import { cleanText, decodeEntities, decodeNames, decodeText } from '../../../src/books/aladin/clean-text.ts';

test.each([
  ['&lt;데미안&gt; &amp; R&D', '<데미안> & R&D'],
  ['&#44032;&#xB098;&#Xb2e4;', '가나다'],
  ['caf&eacute; &hearts; &NotEqualTilde;', 'café ♥ ≂̸'],
  ['&middot;&hellip;&unknown;', '·…&unknown;'],
  ['&#0;&#55296;&#9999999999;', '\ufffd\ufffd\ufffd'],
  ['&#146;&#128;', '’€'],
  ['caf&eacute, A&copy B &lt 잘린', 'café, A© B < 잘린'],
  ['Love&notes, Rock&regret, AT&T', 'Love&notes, Rock&regret, AT&T'],
  ['?a=1&copy=2&reg=3', '?a=1&copy=2&reg=3'],
  ['don&#8217t', 'don’t'],
  ['끝이 잘린 &#158', '끝이 잘린 &#158'],
  ['끝이 잘린 &#x1F', '끝이 잘린 &#x1F'],
  ['&amp;lt;', '&lt;'],
  ['& && &; &#; &#x;', '& && &; &#; &#x;'],
])('an entity is decoded once, and without a semicolon only where no word follows: %s', (text, expected) => {
  expect(decodeEntities(text)).toBe(expected);
});

test.each([
  ['caf&eacutes, &Ouml;sterreich, Stra&szlige', 'cafés, Österreich, Straße'],
  ['&amp;lt;데미안&amp;gt; Tom &amp;amp; Jerry', '<데미안> Tom & Jerry'],
  ['don&amp;#39;t', "don't"],
  ['R&amp;D; Q&amp;A', 'R&D; Q&A'],
  ['&amp;amp;lt;', '&lt;'],
])('text that was encoded twice is decoded twice, and no further: %s', (text, expected) => {
  expect(decodeText(text)).toBe(expected);
});

test('in a list of names a numeric entity without a semicolon counts as cut anywhere', () => {
  expect(decodeNames('&#44032;&#158 (지은이), &#xB098;&#4')).toBe('가&#158 (지은이), 나&#4');
});

test('a text for readers does not end in half an entity', () => {
  expect(cleanText('caf&eacute; &#82 ')).toBe('café');
  expect(cleanText('소프트&shy;웨어')).toBe('소프트웨어');
});

test('known tags are removed, and titles in angle brackets stay', () => {
  expect(cleanText('<b>칼 세이건</b>의 <코스모스>,<br/>&lt;콘택트&gt;</a> <IMG src="x">')).toBe(
    '칼 세이건의 <코스모스>, <콘택트>',
  );
});

test('text is one tidy line of NFC without control and zero-width characters', () => {
  expect(cleanText(' 가\u0000나\r\n\t다\u200b라\u202e마\u3000바 ')).toBe('가 나 다라마 바');
  expect(cleanText('한'.normalize('NFD'))).toBe('한');
  expect(cleanText('반쪽\ud800')).toBe('반쪽\ufffd');
});
