import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { type FileProblem, FileRefusal } from '../../src/moving-in/formats/file-refusal.ts';
import { readMemberList } from '../../src/moving-in/read-member-list.ts';

/** "이름,이메일", "하늘,a@example.com" and "바다," in CP949. */
const cp949 = Buffer.concat([
  Buffer.from('c0ccb8a72cc0ccb8dec0cf0a', 'hex'),
  Buffer.from('c7cfb4c3', 'hex'),
  Buffer.from(',a@example.com\n'),
  Buffer.from('b9d9b4d92c', 'hex'),
]);
const two = [
  { name: '하늘', email: 'a@example.com' },
  { name: '바다', email: null },
];

describe('a list of members is read', () => {
  test.each<[string, Buffer | string]>([
    ['with a Korean header', '이름,이메일\n하늘,a@example.com\n바다,\n'],
    ['with an English header', 'Name,E-mail\n하늘,a@example.com\n바다,\n'],
    ['without a header', '하늘,a@example.com\n바다\n'],
    ['with the columns the other way round', '이메일,이름\na@example.com,하늘\n,바다\n'],
    ['with columns that nobody asked for', '번호,닉네임,전화,이메일\n1,하늘,없음,a@example.com\n2,바다,,\n'],
    ['with a byte order mark and CRLF', '\ufeff이름,이메일\r\n하늘,a@example.com\r\n바다,\r\n'],
    ['with semicolons', '이름;이메일\n하늘;a@example.com\n바다;\n'],
    ['with tabs', '이름\t이메일\n하늘\ta@example.com\n바다\t\n'],
    ['with quotes', '"이름","이메일"\n"하늘","a@example.com"\n"바다",""\n'],
    ['with empty lines and empty rows', '\n,,\n이름,이메일\n\n하늘,a@example.com\n,\n  , \n바다,\n\n'],
    ['with capital letters and spaces around', '이름,이메일\n 하늘 , A@Example.COM \n바다,\n'],
    ['in CP949', cp949],
    ['with the line breaks of an old Macintosh', '이름,이메일\r하늘,a@example.com\r바다,\r'],
    ['with a line that names the delimiter', 'sep=;\r\n이름;이메일\r\n하늘;a@example.com\r\n바다;\r\n'],
    ['with other words for the columns', '성함,메일 주소\n하늘,a@example.com\n바다,\n'],
  ])('%s', (_what, file) => {
    expect(readMemberList(Buffer.from(file as string))).toEqual(two);
  });

  test('in CP949 with every Hangul syllable, also those beyond KS X 1001', () => {
    const syllables = Array.from({ length: 0xd7a4 - 0xac00 }, (_, n) => String.fromCharCode(0xac00 + n));
    const names = Array.from(
      { length: 500 },
      (_, n) => `${n}${syllables.slice(n * 16, n * 16 + 16).join('')}`,
    );
    const rare = ['똠방각하', '뷁', '펲시'];
    for (const list of [names, rare]) {
      const file = iconv.encode(list.join('\r\n'), 'cp949');
      expect(readMemberList(file).map(({ name }) => name)).toEqual(list);
    }
  });

  test('with names that hold commas, quotes, formulas and markup as text', () => {
    const file = '이름\n"하늘, 2기"\n"별 ""셋"""\n=SUM(A1)\n<b>달</b>\n';
    expect(readMemberList(Buffer.from(file)).map(({ name }) => name)).toEqual([
      '하늘, 2기',
      '별 "셋"',
      '=SUM(A1)',
      '<b>달</b>',
    ]);
  });

  test('with 100 columns', () => {
    expect(readMemberList(Buffer.from(`하늘,a@example.com${','.repeat(98)}\n바다\n`))).toEqual(two);
  });

  test('with 500 names', () => {
    const file = Array.from({ length: 500 }, (_, n) => `독자${n}`).join('\n');
    expect(readMemberList(Buffer.from(file))).toHaveLength(500);
  });
});

describe('a list of members is refused by problem and line:', () => {
  test.each<[string, Buffer | string, FileProblem, number]>([
    ['nothing', '', 'empty', 1],
    ['a header alone', '이름,이메일\n', 'no_members', 1],
    ['an address without a name', '이름,이메일\n하늘,a@example.com\n,b@example.com\n', 'no_name', 3],
    ['a wrong address', '이름,이메일\n하늘,a@example.com\n바다,b@\n', 'bad_email', 3],
    [
      'an address with a line break',
      '이름,이메일\n하늘,"a@example.com\nBcc: x@example.com"\n',
      'bad_email',
      2,
    ],
    ['two addresses in one cell', '하늘,"a@example.com, b@example.com"\n', 'bad_email', 1],
    ['an address twice', '하늘,a@example.com\n바다,A@example.com\n', 'same_email', 2],
    ['a name twice', '하늘\n바다\n\n하늘\n', 'same_name', 4],
    ['a name that differs in spaces only', '하늘\n 하늘 \n', 'same_name', 2],
    ['a name of 21 letters', `하늘\n${'가'.repeat(21)}\n`, 'long_name', 2],
    ['a name of 100 KB', `하늘\n${'가'.repeat(33_000)}\n`, 'long_name', 2],
    ['a name that draws nothing', '하늘\n\u3164\n', 'unfit_name', 2],
    ['a name with piled marks', `하늘\na${'\u0301'.repeat(50)}\n`, 'unfit_name', 2],
    ['a name with NUL', '하늘\n바\0다\n', 'unfit_name', 2],
    ['501 names', Array.from({ length: 501 }, (_, n) => `독자${n}`).join('\n'), 'too_many_members', 501],
    ['a quote that stays open', '이름\n하늘\n"바다\n', 'open_quote', 3],
    ['letters after a quote', '"하늘"씨,a@example.com\n', 'stray_quote', 1],
    ['a row of 101 cells', `하늘\n바다${','.repeat(100)}\n`, 'too_many_cells', 2],
    ['a spreadsheet', Buffer.from('504b030414000600', 'hex'), 'packed', 1],
    ['UTF-16', Buffer.from('\ufeff하늘', 'utf16le'), 'utf16', 1],
    ['UTF-8 that goes on in CP949', Buffer.concat([Buffer.from('하늘\n'), cp949]), 'mixed_encoding', 2],
    ['bytes of no encoding', Buffer.from('ff80ff80ff', 'hex'), 'mixed_encoding', 1],
  ])('%s', (_what, file, problem, line) => {
    const read = () => readMemberList(Buffer.from(file as string));
    expect(read).toThrow(FileRefusal);
    expect(read).toThrow(`${problem} in line ${line}`);
  });
});
