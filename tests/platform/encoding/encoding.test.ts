import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from '../../../src/platform/encoding/decode-utf8.ts';
import { findMisreadText } from '../../../src/platform/encoding/find-misread-text.ts';

const korean = JSON.stringify([
  { title: '데미안', author: '헤르만 헤세', note: '똠방각하, 뷁 — “한국소설”' },
]);
const long = JSON.stringify(Array.from({ length: 200 }, (_, at) => ({ id: at, title: `소년이 온다 ${at}` })));
const japanese = JSON.stringify([{ title: 'ノルウェイの森', note: '風の歌を聴け' }]);
const chinese = JSON.stringify([{ title: '红楼梦', note: '活着是一本关于命运的小说' }]);
const traditional = JSON.stringify([{ title: '紅樓夢', note: '這是一本關於命運的小說' }]);
const french = JSON.stringify([{ title: 'L’été à Noël', note: 'Ça a créé des élèves déçus' }]);
const withMark = (encoding: string) => iconv.encode(korean, encoding, { addBOM: true });
const iso2022 = Buffer.from('[{"title":"\u001b$)C\u000e5%9L\u000f"}]', 'latin1');

test.each([
  ['CP949 (EUC-KR)', iconv.encode(korean, 'cp949')],
  ['CP949 (EUC-KR)', iconv.encode(long, 'euc-kr')],
  ['CP949 (EUC-KR)', iconv.encode('[{"title":"데미안"}]', 'cp949')],
  ['UTF-16 (little endian)', withMark('utf-16le')],
  ['UTF-16 (big endian)', withMark('utf-16be')],
  ['UTF-16 (little endian)', iconv.encode(korean, 'utf-16le')],
  ['UTF-16 (big endian)', iconv.encode(korean, 'utf-16be')],
  ['UTF-16 (little endian)', iconv.encode('[{"title":"demian"}]', 'utf-16le')],
  ['UTF-32 (little endian)', withMark('utf-32le')],
  ['UTF-32 (big endian)', iconv.encode(korean, 'utf-32be')],
  ['Shift_JIS', iconv.encode(japanese, 'shift_jis')],
  ['EUC-JP', iconv.encode(japanese, 'euc-jp')],
  ['GB18030', iconv.encode(chinese, 'gb18030')],
  ['Big5', iconv.encode(traditional, 'big5')],
  ['ISO-2022-KR', iso2022],
  ['ISO-8859-1', iconv.encode('[{"title":"Émile Zola, Thérèse Raquin"}]', 'latin1')],
  ['windows-1251', iconv.encode('[{"title":"Война и мир, Преступление и наказание"}]', 'win1251')],
  ['ISO-8859-1', iconv.encode(french.replace('’', "'"), 'latin1')],
])('bytes in %s are refused by that name', (encoding, bytes) => {
  expect(() => decodeUtf8(bytes)).toThrow(
    `the file is not UTF-8; it seems to be ${encoding}. Save it as UTF-8`,
  );
});

test('a packed file is told from text', () => {
  expect(() => decodeUtf8(gzipSync(korean))).toThrow(
    'it seems to be a gzip archive. Unpack it and try again',
  );
});

test('a damaged byte among sound ones is found', () => {
  const bytes = Buffer.from(long.replaceAll('},', '},\n'));
  const at = bytes.indexOf('소년이 온다 7"');
  bytes[at + 1] = 0xff;
  expect(() => decodeUtf8(bytes)).toThrow(
    /seems to be UTF-8 with damaged bytes, the first in line 8, at byte \d+$/,
  );
});

test.each([korean, long, japanese, chinese, traditional, french, '', '[]', '"\u00e9"'])(
  'UTF-8 is read: %s',
  (text) => {
    expect(decodeUtf8(Buffer.from(text))).toBe(text);
    expect(decodeUtf8(Buffer.from(`\ufeff${text}`))).toBe(text);
    expect(findMisreadText(text)).toBeNull();
  },
);

const readAs = (encoding: string, text: string) => iconv.decode(Buffer.from(text), encoding);

test.each([
  [readAs('latin1', '데미안'), 'UTF-8 that was read as Latin-1'],
  [new TextDecoder('windows-1252').decode(Buffer.from('소년이 온다')), 'UTF-8 that was read as Latin-1'],
  [readAs('latin1', 'Café'), 'UTF-8 that was read as Latin-1'],
  [iconv.decode(iconv.encode('한국소설 2026', 'cp949'), 'latin1'), 'CP949 (EUC-KR) that was read as Latin-1'],
])('a text that was misread before it was saved is told by its path: %s', (text, story) => {
  expect(findMisreadText([{ fields: { names: ['데미안', text] } }])).toEqual({
    path: '[0].fields.names[1]',
    text,
    story,
  });
});

test('UTF-8 read as CP949 is told, where nothing was lost on the way', () => {
  const words = [
    '소년이',
    '채식주의자',
    '작별하지',
    '희랍어',
    '검은',
    '구름',
    '모순',
    '학교',
    '고전',
    '나무',
    '바다',
  ];
  const whole = words
    .map((word) => readAs('cp949', `${word}${word}`))
    .filter((text) => !text.includes('\ufffd'));
  expect(whole.length).toBeGreaterThan(2);
  for (const text of whole) expect(findMisreadText(text)?.story, text).toBe('UTF-8 that was read as CP949');
});

/** Misreads Korean UTF-8 as CP949 in the ways of iconv, Python, a browser and a careless script. */
const misreadings: Readonly<Record<string, (utf8: string) => string>> = {
  'with U+FFFD for lost bytes': (utf8) => readAs('cp949', utf8),
  'by a browser': (utf8) => new TextDecoder('euc-kr').decode(Buffer.from(utf8)),
  'with ? for lost bytes': (utf8) => readAs('cp949', utf8).replaceAll('\ufffd', '?'),
  'without the lost bytes': (utf8) => readAs('cp949', utf8).replaceAll('\ufffd', ''),
  'by a browser, with ? for lost bytes': (utf8) =>
    new TextDecoder('euc-kr').decode(Buffer.from(utf8)).replaceAll('\ufffd', '?'),
};
const mapTexts = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => mapTexts(inner, change));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]));
};

describe.each(['books.json', 'django-sample.json'])('fixtures/%s', (name) => {
  const fixture: unknown = JSON.parse(readFileSync(`fixtures/${name}`, 'utf8'));

  test('holds no misread text', () => {
    expect(findMisreadText(fixture)).toBeNull();
  });

  test.each(Object.entries(misreadings))('read as CP949 %s is refused', (_way, misread) => {
    expect(findMisreadText(mapTexts(fixture, misread))).not.toBeNull();
  });
});

test('a lost letter is told by its path', () => {
  expect(findMisreadText([{ fields: { title: '데미\ufffd' } }])).toEqual({
    path: '[0].fields.title',
    text: '데미\ufffd',
    story: 'a lost letter (U+FFFD), as when a file is read in a wrong encoding',
  });
});

test.each([
  ['macintosh', 'Mac Roman'],
  ['gb18030', 'GB18030'],
])('a Korean text that was read as %s is told, also with lost bytes', (encoding, name) => {
  const misread = readAs(encoding, '소년이 온다, 작별하지 않는다, 희랍어 시간').replaceAll('\ufffd', '?');
  expect(findMisreadText([misread])?.story).toBe(`UTF-8 that was read as ${name}`);
});

test('one misread text among sound ones is told', () => {
  const misread = readAs('cp949', '데미안').replaceAll('\ufffd', '?');
  const texts = [...Array.from({ length: 500 }, () => '소년이 온다'), misread];
  expect(findMisreadText(texts)?.path).toBe('[500]');
  expect(findMisreadText(['소년이 온다', 'ë°ë¯¸ì•ˆ, 소년'])?.story).toBe('UTF-8 that was read as Latin-1');
});

test.each(['헤르만 헤세', '녹스', '똠방각하 뷁 쀍 햏', '孔子 曰 학이시습지'])(
  'a short text with unusual letters is none: %s',
  (text) => {
    expect(findMisreadText([text])).toBeNull();
  },
);

test.each([
  'Ça déjà été créé à Noël, naïve façade',
  'Señor, ¿qué? ¡Olé! Größe Ångström',
  '°C ±1 ²³ ½ ©®™',
  '한강 «소년이 온다» café',
  '金閣寺 금각사 孔子',
  '論語 논어 大學',
  'È già così',
])('a normal text is not reported: %s', (text) => {
  expect(findMisreadText(text)).toBeNull();
});
