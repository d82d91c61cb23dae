import { describe, expect, test } from 'vitest';
import { MeetingEditInput, MeetingInput, MeetingListInput } from '../../src/meetings/input.ts';
import { parseForm } from '../../src/platform/http/form.ts';

const form = {
  bookId: '3',
  title: '한여름 밤의 독서',
  description: '',
  startsAt: '2026-07-03T20:00',
  endsAt: '2026-07-03T22:00',
  capacity: '8',
};

const errorsOf = (fields: Record<string, unknown>) => {
  const result = parseForm(MeetingInput, { ...form, ...fields });
  return result.ok ? {} : result.errors;
};
const family = '👨‍👩‍👧‍👦';

test('a form becomes a plan, its times wall time in Seoul', () => {
  expect(MeetingInput.parse(form)).toEqual({
    bookId: 3,
    title: '한여름 밤의 독서',
    description: '',
    startsAt: new Date('2026-07-03T11:00:00Z'),
    endsAt: new Date('2026-07-03T13:00:00Z'),
    capacity: 8,
  });
});

test('fields that no form has are dropped', () => {
  expect(
    Object.keys(MeetingInput.parse({ ...form, leaderId: '1', id: '1', memberCount: '0' })),
  ).not.toContain('leaderId');
});

test.each(['', '   ', '\u200B'])('a title of %j is asked for', (title) => {
  expect(errorsOf({ title })).toEqual({ title: '제목을 적어 주세요.' });
});

describe('a title', () => {
  test.each([
    ['of one letter', '책'],
    ['of sixty letters', '가'.repeat(60)],
    ['of sixty decomposed letters', '각'.normalize('NFD').repeat(60)],
    ['of sixty families', family.repeat(60)],
    ['of emoji only', '📚🔥'],
    ['of HTML', '<script>alert(1)</script>'],
    ['of template marks', '<%= 1 %> {{7*7}}'],
  ])('%s is fine', (_what, title) => expect(errorsOf({ title })).toEqual({}));

  test.each([
    ['empty', ''],
    ['of spaces', '  \u3000 '],
    ['of sixty-one letters', '가'.repeat(61)],
    ['of a hundred and one letters', '가'.repeat(101)],
    ['of sixty-one families', family.repeat(61)],
    ['of many marks on one letter', `가${'\u0301'.repeat(3_000)}`],
    ['with NUL', '한여름\u0000밤'],
    ['with half a surrogate pair', '한여름\ud800밤'],
    ['of zero-width spaces', '\u200b\u200b'],
    ['of Hangul fillers', '\u3164\u3164'],
    ['of piled jamo', `${'ᄀ'.repeat(90)}ᄂ`.repeat(13)],
    ['of joiners', '\u200d\u200d'],
    ['sent twice', ['가', '나']],
    ['missing', undefined],
  ])('%s is refused in Korean', (_what, title) => expect(errorsOf({ title }).title).toMatch(/[가-힣]/));

  test.each([
    ['한여름\n밤', '한여름 밤'],
    ['한여름\t밤', '한여름 밤'],
    ['한여\u0001름\u202e 밤', '한여름 밤'],
  ])('%j is kept as %j', (typed, title) => {
    expect(MeetingInput.parse({ ...form, title: typed }).title).toBe(title);
  });

  test('is kept composed and trimmed', () => {
    expect(MeetingInput.parse({ ...form, title: ` ${'한글'.normalize('NFD')} ` }).title).toBe('한글');
  });
});

describe('a description', () => {
  test('may be missing', () => {
    expect(MeetingInput.parse({ ...form, description: undefined }).description).toBe('');
  });

  test('holds 2,000 code points, a line break of the browser being one', () => {
    expect(errorsOf({ description: '가'.repeat(2_000) })).toEqual({});
    expect(errorsOf({ description: '📚'.repeat(2_000) })).toEqual({});
    expect(errorsOf({ description: `${'가\r\n'.repeat(999)}가가` })).toEqual({});
    expect(errorsOf({ description: '가'.repeat(2_001) }).description).toContain('2,000자');
  });

  test.each(['가\ud800', '가\u0000나', `가${'\u0301'.repeat(9)}`])('with %j is refused', (description) =>
    expect(errorsOf({ description }).description).toMatch(/[가-힣]/),
  );

  test.each([
    ['가\u0001나\u0007', '가나'],
    ['\u3164\u2060', ''],
    ['\u202ekr.oc\u2069', 'kr.oc'],
  ])('%j is kept as %j', (typed, description) => {
    expect(MeetingInput.parse({ ...form, description: typed }).description).toBe(description);
  });
});

describe('a time', () => {
  test.each([
    '',
    '2026-02-30T20:00',
    '2026-11-22T24:00',
    '2026-07-03',
    '2026-07-03T20:00Z',
    '2026-07-03T20:00:00',
    'tomorrow',
    ['2026-07-03T20:00', '2026-07-03T20:00'],
    undefined,
  ])('%j is refused in Korean', (time) => {
    expect(errorsOf({ startsAt: time }).startsAt).toMatch(/[가-힣]/);
    expect(errorsOf({ endsAt: time }).endsAt).toMatch(/[가-힣]/);
  });
});

describe('a capacity', () => {
  test.each(['2', '500', ' 8 '])('of %j is fine', (capacity) => expect(errorsOf({ capacity })).toEqual({}));
  test.each([
    '0',
    '1',
    '501',
    '-1',
    '1.5',
    '1e9',
    '1e2',
    '0x10',
    '',
    'many',
    '99999999999',
    ['8', '8'],
    undefined,
  ])('of %j is refused in Korean', (capacity) => expect(errorsOf({ capacity }).capacity).toMatch(/[가-힣]/));
});

test.each([
  '',
  '0',
  '-1',
  'abc',
  '1.0',
  '9223372036854775808',
  '2147483648',
  '{"not":""}',
  ['1', '2'],
  undefined,
])('a book %j is refused in Korean', (bookId) => expect(errorsOf({ bookId }).bookId).toMatch(/책/));

test.each(['', 'x', '-1', '1.5', undefined, ['1', '2']])('an edit of version %j is refused', (version) => {
  expect(MeetingEditInput.safeParse({ ...form, version }).success).toBe(false);
});

describe('the address of a list', () => {
  test('without parameters shows upcoming meetings', () => {
    expect(MeetingListInput.parse({})).toEqual({ when: 'upcoming', mine: false, q: '', page: 1 });
  });

  test.each([
    { when: 'yesterday' },
    { page: '0' },
    { page: '-1' },
    { page: 'abc' },
    { page: ['1', '2'] },
    { q: ['a', 'b'] },
    { genre: 'x' },
    { genre: '9223372036854775808' },
    { book: '1e3' },
    { mine: '' },
    { mine: '0' },
  ])('with %j ignores the parameter', (query) => {
    expect(MeetingListInput.parse(query)).toMatchObject({ when: 'upcoming', mine: false, q: '', page: 1 });
  });

  test('leads no further than the last page', () => {
    expect(MeetingListInput.parse({ page: '999999999' }).page).toBe(100);
  });

  test('is cut where no title is that long', () => {
    expect(MeetingListInput.parse({ q: '가'.repeat(5_000) }).q).toHaveLength(100);
  });
});
