import { expect, test } from 'vitest';
import { cleanText, decodeEntities } from '../../../src/books/aladin/clean-text.ts';

test.each([
  ['&lt;데미안&gt; &amp; R&D', '<데미안> & R&D'],
  ['&#44032;&#xB098;', '가나'],
  ['&amp;lt;', '&lt;'],
  ['&middot;&hellip;&unknown;', '·…&unknown;'],
  ['&lt 잘린 &#158', '&lt 잘린 &#158'],
  ['&#0;&#55296;&#9999999;', '\ufffd\ufffd\ufffd'],
])('an entity is decoded once, and only when it ends in a semicolon: %s', (text, expected) => {
  expect(decodeEntities(text)).toBe(expected);
});

test('known tags go and titles between angle brackets stay', () => {
  expect(cleanText('<b>칼 세이건</b>의 <코스모스>,<br/>&lt;콘택트&gt;</a> <IMG src="x">')).toBe(
    '칼 세이건의 <코스모스>, <콘택트>',
  );
});

test('text is one tidy line of NFC without control and zero-width characters', () => {
  expect(cleanText(' 가\u0000나\r\n\t다\u200b라\u202e마\u3000바 ')).toBe('가 나 다라마 바');
  expect(cleanText('한'.normalize('NFD'))).toBe('한');
  expect(cleanText('반쪽\ud800')).toBe('반쪽\ufffd');
});
