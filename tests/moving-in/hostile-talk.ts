import type { FileProblem } from '../../src/moving-in/formats/file-refusal.ts';

const megabyte = 1024 * 1024;
const day = '--------------- 2026년 8월 28일 금요일 ---------------\n';
const windows = `방 님과 카카오톡 대화\n저장한 날짜 : 2026-08-29 22:58:30\n\n${day}`;
const android = '방 3 님과 카카오톡 대화\n저장한 날짜 : 2026년 8월 29일 오전 9:22\n\n';
const ios = '방 님과 카카오톡 대화\n저장한 날짜 : 2026. 8. 29. 오전 10:50\n\n';
const macos = 'Date,User,Message\n';
const line = '[하늘] [오전 9:12] 안녕\n';

const utf8 = (text: string): Buffer => Buffer.from(text);
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
/** "안녕하세요" in CP949. */
const cp949 = Buffer.from('bec8b3e7c7cfbcbcbfe4', 'hex');

/** A file that is refused with a problem and the line that it names. */
export type Refused = readonly [what: string, bytes: Buffer, problem: FileProblem, line: number];
/** A file that is read, with the number of its messages. */
export type Harmless = readonly [what: string, bytes: Buffer, messages: number];

export const refusedTalks: readonly Refused[] = [
  ['nothing', utf8(''), 'empty', 1],
  ['only a byte order mark', utf8('\ufeff'), 'empty', 1],
  ['only empty lines', utf8('\n\r\n \n'), 'empty', 1],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'other_encoding', 1],
  ['a ZIP archive', Buffer.from('504b0304140000000800', 'hex'), 'packed', 1],
  ['a gzip archive', Buffer.from('1f8b0800000000000003', 'hex'), 'packed', 1],
  ['a PDF', utf8('%PDF-1.7\n1 0 obj\n'), 'no_header', 1],
  ['a web page', utf8('<!doctype html>\n<title>님과 카카오톡 대화</title>\n'), 'no_header', 1],
  ['JSON', utf8('{"messages":[]}'), 'no_header', 1],
  ['a letter', utf8('\n\n안녕하세요.\n다음 모임은 토요일입니다.'), 'no_header', 3],
  ['an export of another messenger', utf8('[2026-08-28 09:12] <하늘> 안녕\n'), 'no_header', 1],
  ['a talk without its header', utf8(day + line), 'no_header', 1],
  ['a header in the second line', utf8(`머리말\n${windows}${line}`), 'no_header', 1],
  ['UTF-16 with a mark', Buffer.concat([Buffer.from('fffe', 'hex'), utf16(windows)]), 'utf16', 1],
  ['UTF-16 without a mark', utf16('a b c with KakaoTalk Chats\n[a] [9:12 AM] hello'), 'utf16', 1],
  ['UTF-16, big endian', Buffer.concat([Buffer.from('feff', 'hex'), utf16(windows).swap16()]), 'utf16', 1],
  ['CP949', Buffer.concat([cp949, utf8('\n'), cp949]), 'cp949', 1],
  ['UTF-8 that goes on in CP949', Buffer.concat([utf8(windows + line), cp949]), 'mixed_encoding', 6],
  [
    'UTF-8 that goes on in UTF-16',
    Buffer.concat([utf8(windows + line), utf16('안녕\n')]),
    'mixed_encoding',
    6,
  ],
  [
    'UTF-8 with a wrong byte',
    Buffer.concat([utf8(windows), Buffer.from([0xff]), utf8(line)]),
    'mixed_encoding',
    5,
  ],
  ['UTF-8 cut within a letter', utf8(windows + line.repeat(9)).subarray(0, -3), 'cut_letter', 13],
  ['UTF-8 cut within an emoji', utf8(`${windows}[하늘] [오전 9:12] 🌊`).subarray(0, -1), 'cut_letter', 5],
  ['Latin letters of another encoding', Buffer.from('caf\xe9 cr\xe8me\n', 'latin1'), 'other_encoding', 1],
  ['a header alone', utf8('방 님과 카카오톡 대화\n'), 'no_messages', 2],
  ['a header and a date of saving', utf8(windows.split('\n', 2).join('\n')), 'no_messages', 2],
  ['a day without messages', utf8(windows), 'no_messages', 1],
  ['only system lines', utf8(`${windows}하늘님이 나갔습니다.\n`), 'no_messages', 1],
  ['a message before its day', utf8(`방 님과 카카오톡 대화\n\n${line}`), 'no_day', 3],
  ['a day without words', utf8(`${windows}--------------- 언젠가 ---------------\n${line}`), 'bad_day', 5],
  ['the 30th of February', utf8(windows.replace('8월 28일', '2월 30일') + line), 'bad_day', 4],
  ['the 13th month', utf8(windows.replace('8월', '13월') + line), 'bad_day', 4],
  [
    'an English day that does not exist',
    utf8('R with KakaoTalk Chats\n--------------- Friday, Smarch 28, 2026 ---------------\n'),
    'bad_day',
    2,
  ],
  ['talk of the year 1999', utf8(windows.replace('2026년', '1999년') + line), 'too_early', 5],
  ['talk of the year 0000', utf8(`${android}0000년 8월 28일 오전 9:12, 하늘 : 안녕\n`), 'too_early', 4],
  ['talk of the year 2099', utf8(windows.replace('2026년', '2099년') + line), 'too_late', 5],
  ['talk of the year 9999', utf8(`${ios}9999. 8. 28. 오전 9:12, 하늘 : 안녕\n`), 'too_late', 4],
  [
    'an unknown line after the header',
    utf8(`방 님과 카카오톡 대화\n아무 말\n${day}${line}`),
    'unknown_line',
    2,
  ],
  ['the 25th hour at the start', utf8(`${android}2026년 8월 28일 25:12, 하늘 : 안녕\n`), 'unknown_line', 4],
  [
    '13 o’clock in the afternoon at the start',
    utf8(`${ios}2026. 8. 28. 오후 13:12, 하늘 : 안녕\n`),
    'unknown_line',
    4,
  ],
  ['10 MB of one line', Buffer.alloc(10 * megabyte, 'a'), 'no_header', 1],
  ['10 MB of dashes', Buffer.alloc(10 * megabyte, '-'), 'no_header', 1],
  [
    '10 MB of dashes after the header',
    utf8(`방 님과 카카오톡 대화\n${'-'.repeat(10 * megabyte - 100)}`),
    'unknown_line',
    2,
  ],
  ['10 MB of empty lines', Buffer.alloc(10 * megabyte, '\n'), 'empty', 1],
  ['10 MB of zeros', Buffer.alloc(10 * megabyte), 'utf16', 1],
  [
    '10 MB of opening brackets',
    utf8(`방 님과 카카오톡 대화\n${'['.repeat(10 * megabyte - 100)}`),
    'unknown_line',
    2,
  ],
  [
    '100,000 tiny messages',
    utf8(windows + '[하늘] [오전 9:12] 네\n'.repeat(100_000)),
    'too_many_messages',
    50_005,
  ],
  [
    '1,001 names',
    utf8(windows + Array.from({ length: 1_001 }, (_, n) => `[${n}] [오전 9:12] 네\n`).join('')),
    'too_many_names',
    1_005,
  ],
  [
    'a table with a row of two cells',
    utf8(`${macos}2026-08-28 09:12:00,"하늘","네"\n2026-08-28 09:13:00,"하늘"\n`),
    'cells',
    3,
  ],
  ['a table with 10 MB of commas', utf8(macos + ','.repeat(10 * megabyte - 100)), 'too_many_cells', 2],
  ['a table with 10 MB of quotes', utf8(macos + '"'.repeat(10 * megabyte - 100)), 'cells', 2],
  ['a table with 10 MB of empty lines', utf8(macos + '\n'.repeat(10 * megabyte - 100)), 'no_messages', 1],
  ['a table with a row of four cells', utf8(`${macos}2026-08-28 09:12:00,"하늘","네","또"\n`), 'cells', 2],
  [
    'a table with a quote that stays open',
    utf8(`${macos}2026-08-28 09:12:00,"하늘","네\n2026-08-28 09:13:00,하늘,네\n`),
    'open_quote',
    2,
  ],
  [
    'a table with 10 MB in a quote that stays open',
    utf8(`${macos}2026-08-28 09:12:00,"하늘","${'a\n'.repeat(5 * megabyte - 50)}`),
    'open_quote',
    2,
  ],
  [
    'a table with letters after a quote',
    utf8(`${macos}2026-08-28 09:12:00,"하늘"x,"네"\n`),
    'stray_quote',
    2,
  ],
  ['a table with a word in place of a date', utf8(`${macos}어제,"하늘","네"\n`), 'bad_day', 2],
  [
    'a table with an ISO date of another zone',
    utf8(`${macos}2026-08-28T09:12:00Z,"하늘","네"\n`),
    'bad_day',
    2,
  ],
  ['a table with the hour 24', utf8(`${macos}2026-08-28 24:00:00,"하늘","네"\n`), 'bad_day', 2],
  ['a table with a formula in place of a date', utf8(`${macos}=NOW(),"하늘","네"\n`), 'bad_day', 2],
  ['a table without rows', utf8(macos), 'no_messages', 1],
  ['a table cut in a row', utf8(`${macos}2026-08-28 09:12:00,"하늘","네"\n2026-08-2`), 'cells', 3],
  ['a table with other columns', utf8('Name,Mail\n하늘,a@example.com\n'), 'no_header', 1],
];

export const harmlessTalks: readonly Harmless[] = [
  [
    'markup in a name and a message',
    utf8(`${windows}[<script>alert(1)</script>] [오전 9:12] <img src=x onerror=alert(1)>\n`),
    1,
  ],
  [
    'a formula in a name and a message',
    utf8(`${windows}[=cmd|'/c calc'!A1] [오전 9:12] =HYPERLINK("http://x")\n`),
    1,
  ],
  ['a name that turns the direction', utf8(`${windows}[\u202egnp.exe] [오전 9:12] \u202eabc\u2066\n`), 1],
  ['NUL in names and messages', utf8(`${windows}[하\0늘] [오전 9:12] 안\0녕\n`), 1],
  ['half a surrogate pair, as UTF-8 writes it', utf8(`${windows}[하늘] [오전 9:12] 네\ud83d\n`), 1],
  ['a letter with 10,000 marks', utf8(`${windows}[하늘] [오전 9:12] a${'\u0301'.repeat(10_000)}\n`), 1],
  ['a message of 5 MB', utf8(`${windows}[하늘] [오전 9:12] ${'a'.repeat(5 * megabyte)}\n`), 1],
  ['a name of 5 MB', utf8(`${windows}${line}[${'a'.repeat(5 * megabyte)}] [오전 9:12] 네\n`), 1],
  ['a name of 5 MB in a table', utf8(`${macos}2026-08-28 09:12:00,"${'가'.repeat(megabyte)}","네"\n`), 1],
  ['a message of a million lines', utf8(windows + line + 'a\n'.repeat(1_000_000)), 1],
  ['50,000 messages', utf8(windows + '[하늘] [오전 9:12] 네\n'.repeat(50_000)), 50_000],
  ['the 25th hour in the middle', utf8(`${windows}${line}[하늘] [25:12] 네\n`), 1],
  ['old Macintosh line ends within a message', utf8(`${windows}[하늘] [오전 9:12] 하나\r둘\n`), 1],
  ['SQL in a name', utf8(`${windows}['; DROP TABLE clubs; --] [오전 9:12] 네\n`), 1],
  ['an empty name', utf8(`${windows}[] [오전 9:12] 네\n`), 1],
  [
    'names of a prototype',
    utf8(`${windows}[__proto__] [오전 9:12] constructor\n[constructor] [오전 9:12] 네\n`),
    2,
  ],
  ['days that go back', utf8(`${windows}${line}${day.replace('28일', '1일')}${line}`), 2],
  ['a talk cut in the middle of a line', utf8(`${windows}${line}[하늘] [오`), 1],
];
