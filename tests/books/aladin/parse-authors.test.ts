import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { authorRoles } from '../../../src/books/aladin/author-roles.ts';
import { parseAuthors } from '../../../src/books/aladin/parse-authors.ts';
import { splitNames } from '../../../src/books/aladin/person-name.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const written = (author: string) => parseAuthors(author).map(({ name, role }) => [name, role]);

describe('an author string of Aladin', () => {
  test('gives every name of a group its role, in order', () => {
    expect(written('헤르만 헤세 (지은이), 전영애, 안인희 (옮긴이)')).toEqual([
      ['헤르만 헤세', '지은이'],
      ['전영애', '옮긴이'],
      ['안인희', '옮긴이'],
    ]);
  });

  test('takes a role that has a space in it', () => {
    expect(written('하재 (스토리 작가), 모리 (그림)')).toEqual([
      ['하재', '스토리 작가'],
      ['모리', '그림'],
    ]);
  });

  test('keeps an alias in the shown name and names it apart', () => {
    expect(parseAuthors('한유주 (Han) (지은이)')).toEqual([
      { name: '한유주 (Han)', base: '한유주', alias: 'Han', role: '지은이' },
    ]);
    expect(parseAuthors('(주)바다(대표 김철) (기획)')).toEqual([
      { name: '(주)바다(대표 김철)', base: '(주)바다', alias: '대표 김철', role: '기획' },
    ]);
  });

  test('does not take a parenthesis in the middle or at the start of a name for an alias', () => {
    expect(parseAuthors('KBS(한국방송) 제작팀, (재)숲 (지은이)')).toEqual([
      { name: 'KBS(한국방송) 제작팀', role: '지은이' },
      { name: '(재)숲', role: '지은이' },
    ]);
  });

  test('does not split names inside parentheses', () => {
    expect(parseAuthors('도레미(김하나, 이두리), 박세리 (지은이)').map(({ name }) => name)).toEqual([
      '도레미(김하나, 이두리)',
      '박세리',
    ]);
  });

  test('takes an alias before a comma for an alias, also where it looks like a role', () => {
    expect(written('이리 (Iri), 박사리 (지은이)')).toEqual([
      ['이리 (Iri)', '지은이'],
      ['박사리', '지은이'],
    ]);
  });

  test('gives no role to the names behind the last group', () => {
    expect(written('김하나 (엮은이), 오늘의 말')).toEqual([
      ['김하나', '엮은이'],
      ['오늘의 말', null],
    ]);
  });

  test('keeps a label it does not know at the very end, and says so', () => {
    const unknown: string[] = [];
    const contributors = parseAuthors('김하나 (지은이), 이두리 (번역 감수)', (role) => unknown.push(role));
    expect(contributors.map(({ name, role }) => [name, role])).toEqual([
      ['김하나', '지은이'],
      ['이두리', '번역 감수'],
    ]);
    expect(unknown).toEqual(['번역 감수']);
  });

  test.each<[string, [string, string | null][], string[]]>([
    [
      '김하나 (낭독), 이두리 (옮긴이)',
      [
        ['김하나', '낭독'],
        ['이두리', '옮긴이'],
      ],
      ['낭독'],
    ],
    [
      '김하나 (AI 번역), 이두리 (그림)',
      [
        ['김하나', 'AI 번역'],
        ['이두리', '그림'],
      ],
      ['AI 번역'],
    ],
    [
      '김하나 (translator), 이두리 (ed.)',
      [
        ['김하나', 'translator'],
        ['이두리', 'ed.'],
      ],
      ['translator', 'ed.'],
    ],
    [
      '김하나 (著), 이두리 (지은이 및 옮긴이)',
      [
        ['김하나', '著'],
        ['이두리', '지은이 및 옮긴이'],
      ],
      ['著', '지은이 및 옮긴이'],
    ],
    [
      '김하나 (글·그림), 이두리 (글/그림)',
      [
        ['김하나', '글·그림'],
        ['이두리', '글/그림'],
      ],
      [],
    ],
    [
      '김하나 (1세), 이두리 (지은이)',
      [
        ['김하나 (1세)', '지은이'],
        ['이두리', '지은이'],
      ],
      [],
    ],
    [
      '김하나 (지은이), 이두리 (KAIST 교수)',
      [
        ['김하나', '지은이'],
        ['이두리 (KAIST 교수)', null],
      ],
      [],
    ],
    [
      '김하나 (서울대학교), 이두리 (지은이)',
      [
        ['김하나 (서울대학교)', '지은이'],
        ['이두리', '지은이'],
      ],
      [],
    ],
    [
      '루쉰 (魯迅), 이두리 (지은이)',
      [
        ['루쉰 (魯迅)', '지은이'],
        ['이두리', '지은이'],
      ],
      [],
    ],
    [
      '스티븐 킹(Stephen King), 이두리 (지은이)',
      [
        ['스티븐 킹(Stephen King)', '지은이'],
        ['이두리', '지은이'],
      ],
      [],
    ],
    ['김하나 (은잡지) (지은이)', [['김하나 (은잡지)', '지은이']], []],
    ['스티븐 킹 (Stephen King)', [['스티븐 킹 (Stephen King)', null]], []],
  ])(
    'ends a group at any label, known or not, and leaves what belongs to a name with it: %s',
    (author, expected, labels) => {
      const unknown: string[] = [];
      const contributors = parseAuthors(author, (role) => unknown.push(role));
      expect(contributors.map(({ name, role }) => [name, role])).toEqual(expected);
      expect(unknown).toEqual(labels);
    },
  );

  test.each<[string, [string, string | null][]]>([
    [
      '김하나 (지은이),이두리 (옮긴이)',
      [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
      ],
    ],
    [
      '김하나(지은이), 이두리(옮긴이)',
      [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
      ],
    ],
    [
      '김하나,이두리 (지은이)',
      [
        ['김하나', '지은이'],
        ['이두리', '지은이'],
      ],
    ],
    [
      '김하나 (지은이) 이두리 (옮긴이)',
      [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
      ],
    ],
    [
      '김하나 (지은이)이두리 (옮긴이)',
      [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
      ],
    ],
    [
      '김하나 (지은이) / 이두리 (옮긴이); 박세리',
      [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
        ['박세리', null],
      ],
    ],
    [
      '김하나（지은이）、이두리（옮긴이）',
      [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
      ],
    ],
    [
      '김하나 (글) (그림)',
      [
        ['김하나', '글'],
        ['김하나', '그림'],
      ],
    ],
    ['김하나 (지은이) 외 3인', [['김하나', '지은이']]],
    ['(지은이), 이두리 (옮긴이)', [['이두리', '옮긴이']]],
    [
      '김하나 (), 이두리 (·) (옮긴이)',
      [
        ['김하나', '옮긴이'],
        ['이두리 (·)', '옮긴이'],
      ],
    ],
  ])('is read without the usual spaces and commas: %s', (author, expected) => {
    expect(written(author)).toEqual(expected);
  });

  test.each<[string, [string, string | null][]]>([
    ['마틴 루서 킹, Jr. (지은이)', [['마틴 루서 킹, Jr.', '지은이']]],
    [
      '존 도, Ph.D., 커트 보니것, Jr (지은이), 헨리 로, III (옮긴이)',
      [
        ['존 도, Ph.D.', '지은이'],
        ['커트 보니것, Jr', '지은이'],
        ['헨리 로, III', '옮긴이'],
      ],
    ],
    [
      '김하나 [지은이], 이두리［옮긴이］, 박세리 【그림】, 한강 {감수}',
      [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
        ['박세리', '그림'],
        ['한강', '감수'],
      ],
    ],
    [
      '김하나/이두리 (지은이)',
      [
        ['김하나', '지은이'],
        ['이두리', '지은이'],
      ],
    ],
    ['김하나 [KBS] (지은이)', [['김하나 [KBS]', '지은이']]],
    [
      '김하나ㆍ이두리 (지은이), 한강 · 박세리 (옮긴이)',
      [
        ['김하나', '지은이'],
        ['이두리', '지은이'],
        ['한강', '옮긴이'],
        ['박세리', '옮긴이'],
      ],
    ],
    [
      '장ㆍ자크 루소, 메리ㆍ셸리 (지은이)',
      [
        ['장ㆍ자크 루소', '지은이'],
        ['메리ㆍ셸리', '지은이'],
      ],
    ],
    [
      '김하나; 이두리 (지은이)',
      [
        ['김하나', '지은이'],
        ['이두리', '지은이'],
      ],
    ],
    [
      '김하나 (지은이), 이두리 (옮긴',
      [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
      ],
    ],
    ['김하나 (지은', [['김하나', '지은이']]],
    ['김하나 (글·그', [['김하나', '글·그림']]],
    ['김하나 (스토리 작', [['김하나', '스토리 작가']]],
    ['김하나 (Han', [['김하나 (Han', null]]],
    [
      '김하나 (지은이), 이두리 (',
      [
        ['김하나', '지은이'],
        ['이두리', null],
      ],
    ],
    [
      '김하나 (지은이), 이두리 (감',
      [
        ['김하나', '지은이'],
        ['이두리', '감수'],
      ],
    ],
    [
      '김하나 (지은이, 이두리 (옮긴이)',
      [
        ['김하나', '지은이'],
        ['이두리', '옮긴이'],
      ],
    ],
  ])('is read with suffixes of names, other marks and cut labels: %s', (author, expected) => {
    expect(written(author)).toEqual(expected);
  });

  test.each([
    ['김하나 외 (지은이)', { name: '김하나', etAl: true, etAlCount: null }],
    ['김하나 외 4인 (지은이)', { name: '김하나', etAl: true, etAlCount: 4 }],
    ['김하나 외 바다중학교 학생 1,015명 (지은이)', { name: '김하나', etAl: true, etAlCount: 1015 }],
    ['김하나 외 10여 명 (지은이)', { name: '김하나', etAl: true, etAlCount: 10 }],
    ['김하나 외 3인 외 (지은이)', { name: '김하나 외 3인', etAl: true, etAlCount: null }],
    ['바다고 학생 7인 (지은이)', { name: '바다고 학생 7인' }],
    ['이외수 (지은이)', { name: '이외수' }],
  ])('reads "and others" only behind the word 외: %s', (author, expected) => {
    expect(parseAuthors(author)).toEqual([{ ...expected, role: '지은이' }]);
  });

  test('drops an entity that was cut, and marks the name', () => {
    expect(parseAuthors('&#1575;&#1604;&#15 (지은이), 김하&#')).toEqual([
      { name: 'ال', truncated: true, role: '지은이' },
      { name: '김하', truncated: true, role: null },
    ]);
    expect(written('김하나 (지은이)&#4')).toEqual([['김하나', '지은이']]);
  });

  test('decodes entities that end in a semicolon and leaves a bare ampersand alone', () => {
    expect(written('숲&amp;길 &lt;팀&gt;, R&D (지은이)')).toEqual([
      ['숲&길 <팀>', '지은이'],
      ['R&D', '지은이'],
    ]);
  });

  test('names a person once per role, whatever the spacing', () => {
    expect(written('김 하나, 김하나 (지은이), 김하나 (그림)')).toEqual([
      ['김 하나', '지은이'],
      ['김하나', '그림'],
    ]);
  });

  test('takes a bare role word for a name where roles stand in parentheses', () => {
    expect(written('지음, 김하나 지음 (지은이)')).toEqual([
      ['지음', '지은이'],
      ['김하나 지음', '지은이'],
    ]);
  });

  test('reads the older form, where the role is the last word of a group', () => {
    expect(written('김하나, 이두리 외 지음, 박세리 글.그림, 숲길모임')).toEqual([
      ['김하나', '지음'],
      ['이두리', '지음'],
      ['박세리', '글.그림'],
      ['숲길모임', null],
    ]);
  });

  test('gives no contributors when it is empty, and a bare name is a name', () => {
    expect(parseAuthors('')).toEqual([]);
    expect(parseAuthors(' \t\u3000')).toEqual([]);
    expect(parseAuthors('김하나')).toEqual([{ name: '김하나', role: null }]);
  });

  // The captured lists are not in the repository.
  const captures = new URL('../../../../shared/aladin/raw/', import.meta.url);
  if (existsSync(captures))
    test('of every captured list is parsed without an unknown label', () => {
      const unknown: string[] = [];
      const lists = readdirSync(captures).filter((name) => name.endsWith('.items.json'));
      expect(lists.length).toBeGreaterThan(1);
      for (const list of lists)
        for (const { author } of JSON.parse(readFileSync(new URL(list, captures), 'utf8')))
          parseAuthors(author, (role) => unknown.push(`${role}: ${author}`));
      expect(unknown).toEqual([]);
    });

  // The collected cases are not in the repository; the cases above are of the same kinds.
  const casesFile = new URL('../../../../shared/aladin/author-cases.json', import.meta.url);
  if (existsSync(casesFile))
    test('parses every collected hard case exactly', () => {
      const cases: { author: string; expected: unknown }[] = JSON.parse(readFileSync(casesFile, 'utf8'));
      expect(cases.length).toBeGreaterThan(20);
      for (const { author, expected } of cases) expect(parseAuthors(author), author).toEqual(expected);
    });
});

describe('any string at all', () => {
  const pieces = [
    ...authorRoles.map((role) => ` (${role})`),
    ', ',
    ',',
    ' ',
    '(',
    ')',
    '&#15',
    '&#44;',
    '&amp;',
    '외',
    ' 외 3인',
    '지음',
  ];
  const words = ['김하나', 'R&D', '\ud800', '\u0000', '이 두리', '(주)', '\n', '＆', '각'.normalize('NFD')];

  test('parses without an error into tidy, distinct names', () => {
    const random = seededRandom(20_261_122);
    const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
    for (let round = 0; round < 5_000; round += 1) {
      const length = Math.floor(random() * 12);
      const text = Array.from({ length }, () => pick(random() < 0.5 ? pieces : words)).join('');
      const contributors = parseAuthors(text);
      for (const { name } of contributors) {
        expect(name, JSON.stringify(text)).toBe(name.normalize('NFC').trim());
        expect(name).not.toMatch(/^$|\s\s|\p{Cc}|&#\d*$/u);
      }
      const keys = contributors.map(({ name, role }) => `${name.replaceAll(' ', '').toLowerCase()}|${role}`);
      expect(new Set(keys).size, JSON.stringify(text)).toBe(keys.length);
    }
  });

  test('any list of plain names and roles is parsed into the same names and roles', () => {
    const random = seededRandom(7);
    const name = () =>
      Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
        String.fromCodePoint(0xac00 + Math.floor(random() * 11_172)),
      ).join('');
    for (let round = 0; round < 500; round += 1) {
      const groups = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, at) => ({
        names: Array.from({ length: 1 + Math.floor(random() * 5) }, name),
        role: authorRoles[(round + at) % authorRoles.length] ?? '지은이',
      }));
      const author = groups.map(({ names, role }) => `${names.join(', ')} (${role})`).join(', ');
      const expected = groups.flatMap(({ names, role }) => [...new Set(names)].map((each) => [each, role]));
      expect(written(author)).toEqual(expected);
      expect(splitNames(groups.flatMap(({ names }) => names).join(', '))).toEqual(
        groups.flatMap(({ names }) => names),
      );
    }
  });
});
