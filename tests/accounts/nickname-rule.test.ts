import { describe, expect, test } from 'vitest';
import { nicknameSkeleton } from '../../src/accounts/look-alikes.ts';
import { nicknameProblem } from '../../src/accounts/nickname-rule.ts';
import { nicknameKey, normaliseNickname } from '../../src/accounts/user.ts';

const allowed = [
  '달빛',
  '책 읽는 고양이',
  '가'.repeat(20),
  'Reader_01',
  '👨‍👩‍👧‍👦가족',
  '❤️책',
  '🏳️‍🌈무지개',
  '<script>',
  '{{7*7}}',
  '한글'.normalize('NFD'),
  '배드민턴',
  'badminton',
  '시간 관리 왕',
  '공지영',
  '알림이',
  'Roots',
  'J.R.R. Tolkien',
  'Dr.Kim',
  'AC/DC',
  'kim.minji',
  '2026년 독자',
  '달빛 20261128',
  '도서관 리자몽',
  'Иван',
  'ひらがな',
  'ノルウェイの森',
  '村上春樹',
  '村上 Reader 한',
  '소년이 온다',
  '라인강',
  'Line Kim',
  '밴드부',
  'falstaff',
  'supporters',
  '@_@냥',
  '...책',
  '가.나',
  '카카오 99',
  '봄날의 햇살',
  '모더니스트',
  '시스템즈',
  'αβγ',
  'สวัสดี',
  'محمد',
  '책벌레v2.0',
  'No.1 독자',
  '관리하는곰',
  '운영체제',
  '공식적인',
  '인스타그램',
  '라인 3',
  'yasmin',
  '7월7일',
  '안내견',
  '책방지기',
  '방구석 독자',
  '톡톡 튀는 책',
  '서비스직 독자',
  '7,8월 독서',
  '봄,여름',
  '유튜브 보다 책',
  '라인댄스 99',
  'A.I. 소설',
  '달.빛',
  '관리비',
  '실장님',
  'Mr.K',
  '1일1독',
  '100일 독서',
  'cooperator',
];

const refused: Record<string, string> = {
  empty: '',
  spaces: '   ',
  'one grapheme': '가',
  'twenty-one graphemes': '가'.repeat(21),
  'zero-width space': '달\u200b빛',
  'zero-width joiner between letters': '달\u200d빛',
  'Hangul filler': '\u3164\u3164',
  'half-width Hangul filler': '달\uffa0빛',
  'right-to-left override': '달\u202e빛',
  isolate: '달\u2066빛',
  'line break': '달\n빛',
  tab: '달\t빛',
  'no-break space': '달\u00a0빛',
  'lone surrogate': '달\ud800빛',
  'private use': '달\ue000빛',
  NUL: '달\u0000빛',
  'piled marks': 'a\u0300\u0301\u0302\u0303\u0304b',
  'only punctuation': '....',
  operator: '관리자',
  'operator with a digit': '운영자1',
  'operator in full width': 'ＡＤＭＩＮ',
  'operator with spaces': '책 모 임',
  'operator with a heart': '관리자❤️',
  'operator with a family': 'admin👨‍👩‍👧',
  'operator with an accent': '운영자\u0301',
  'operator with another accent': 'àdmín',
  'variation selector after a figure': '독자1\ufe0f',
  'Khmer vowel that is not drawn': '달빛\u17b4',
  'Khitan filler': '달빛\u{16fe4}',
  'null notehead': '달빛\u{1d159}',
};

describe('a nickname', () => {
  test.each(allowed)('%s is accepted', (nickname) => {
    expect(nicknameProblem(normaliseNickname(nickname))).toBeNull();
  });

  test.each(Object.entries(refused))('with %s is refused in Korean', (_why, nickname) => {
    expect(nicknameProblem(normaliseNickname(nickname))).toMatch(/[가-힣]/);
  });

  test.each([
    '책모임관리자',
    '운영팀 책모임',
    'admin team',
    'admin팀',
    '운영admin',
    '관.리.자',
    '관ㄹㅣ자',
    'adm1n',
    '4dmin',
    'ADMlN',
    'adrnin',
    '🅰dmin',
    '𝓐𝓭𝓶𝓲𝓷',
    'sysadmin',
    'administrator',
    '시스템',
    '시스템 알림',
    '시스템관리',
    '공지봇',
    '공지 담당',
    '운영',
    '알림',
    'NULL',
    'Root Kim',
    'support',
    '책모임 공식',
    '고객센터',
    'админ',
    '管理者',
    'bookmoim_kr',
    'ⓐdmin',
    'Ａdmin',
    'a d m i n',
    '운영자님',
    '고객 센터',
    'Adm!n',
    'ad.min',
    '운영본부',
    '알림톡',
    '안내데스크',
    'ɑdmin',
    '채ㄱ모임',
    '신고센터',
    'Book_Moim',
    '𝐬𝐲𝐬𝐭𝐞𝐦',
    '관－리－자',
    'ADMIN1STRATOR',
  ])('%s sounds official', (nickname) => {
    expect(nicknameProblem(normaliseNickname(nickname))).toContain('운영진');
  });

  test.each([
    '무료쿠폰 bit.ly/abc12',
    't.me/abc',
    'naver.com',
    '네이버닷컴',
    'kim@x.com',
    '@kim_minji',
    '010-1234-5678',
    '공일공1234',
    '０１０１２３４５６７８',
    '①①①②②②③③③',
    '카톡 abc123',
    '카톡id kim',
    '텔레그램 kimlee',
    'insta:kim',
    '인스타 book_lover1',
    'https://a',
    'www.naver',
    'bit .ly',
    'bit[.]ly',
    'bit。ly',
    'bit·ly',
    'bit dot ly',
    '1588-1234',
    '오픈채팅 문의',
    'naver,com',
    'bitㆍly',
    'ｂｉｔ．ｌｙ',
    'ㅋㅌ abc123',
    '디코 kim#1234',
    'o1o-1234-5678',
    '02-123-4567',
    '+82 10 1234 5678',
    'naver점com',
    '공1공-1234',
    '𝟬𝟭𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴',
    'youtu.be',
    '한글.한국',
    'discord.gg/abc',
    'a.example/xyz',
  ])('%s contains a contact and is refused', (nickname) => {
    expect(nicknameProblem(normaliseNickname(nickname))).toContain('연락처');
  });

  test.each(['аdmin', 'Мinji', 'lіne', 'ΑΒmix', '가ひら', 'ᎪᎠ', '가 Иван', 'Кim', 'paypаl', 'абвabc'])(
    '%s mixes scripts',
    (nickname) => {
      expect(nicknameProblem(normaliseNickname(nickname))).toContain('함께 쓰는 문자');
    },
  );

  test.each([
    ['Minji', 'rninji'],
    ['독자1', '독자l'],
    ['독자I', '독자l'],
    ['KIM0', 'kimo'],
    ['ɡim', 'gim'],
    ['Мах', 'Max'],
    ['책ー', '책一'],
    ['달빛 A', '달빛🅰'],
    ['MINJI', 'minji'],
  ])('%s looks like %s', (one, other) => {
    expect(nicknameSkeleton(one)).toBe(nicknameSkeleton(other));
  });

  test('of any two Korean syllables looks different', () => {
    const syllables = Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i));
    expect(new Set(syllables.map(nicknameSkeleton)).size).toBe(11_172);
  });

  test('is judged in a few milliseconds, however hostile', () => {
    const texts = [
      'a.'.repeat(40),
      '1 '.repeat(40),
      '관'.repeat(20),
      'a@'.repeat(10),
      '카톡 '.repeat(6),
      '😀a'.repeat(10),
    ];
    for (const text of texts) nicknameProblem(text);
    const from = performance.now();
    for (const text of texts) nicknameProblem(text);
    expect(performance.now() - from).toBeLessThan(60);
  });

  test('that only looks different has the same key', () => {
    expect(nicknameKey('달빛 Reader')).toBe(nicknameKey('달빛ｒｅａｄｅｒ'));
    expect(nicknameKey('❤️책')).toBe(nicknameKey('❤책'));
  });
});
