import { expect, test } from 'vitest';
import { createWorkFilter } from '../../../src/books/works/pick-works.ts';
import { isSameWork, workIdentity } from '../../../src/books/works/work-identity.ts';

const written = (title: string, ...names: string[]) =>
  workIdentity({ title, contributors: names.map((name) => ({ name, role: '지은이' })) });

test.each([
  ['코스모스', '코스모스 (양장)'],
  ['1984', '1984 (오리지널 초판본 표지 디자인)'],
  ['1984', '1984 개정판'],
  ['스토너', '스토너 (초판본, 양장)'],
  ['총, 균, 쇠', '총균쇠 2026 개정판'],
  ['참을 수 없는 존재의 가벼움', '참을 수 없는 존재의 가벼움 (리커버)'],
  ['퓨처 셀프', '퓨처 셀프 30만 부 기념 스페셜 에디션'],
  ['넛지', '넛지 : 파이널 에디션'],
  ['나는 나뭇잎에서 숨결을 본다', '[큰글자책] 나는 나뭇잎에서 숨결을 본다'],
  ['나는 나뭇잎에서 숨결을 본다', '나는 나뭇잎에서 숨결을 본다 큰글자도서'],
  ['채식주의자', '채식주의자 (영문판)'],
  ['이방인', '이방인 : 알베르 카뮈 장편소설'],
  ['괴테와의 대화', '괴테와의 대화 1'],
  ['죄와 벌', '죄와 벌 (상)'],
  ['죄와 벌', '죄와 벌 상'],
  ['죄와 벌', '죄와 벌 제1권'],
  ['다크 심리학', '다크심리학'],
  ['The Road', 'the road'],
  ['데미안', '데미안 리커버 에디션'],
  ['데미안', '초판본 데미안'],
  ['데미안', '개정판 데미안'],
  ['데미안', '데미안 벚꽃 에디션'],
  ['데미안', '데미안 스노우 에디션'],
  ['데미안', '데미안 여름 한정 에디션'],
  ['데미안', '데미안 300쇄 기념 리뉴얼판'],
  ['데미안', '데미안 - 단편'],
  ['1.5도', '1·5도'],
  ['1,000개의 눈', '1000개의 눈'],
  ['거의 모든 것의 역사', '거의 모든 것의 역사 2.0'],
  ['원씽', '원씽 The One Thing (60만 부 기념 스페셜 에디션)'],
  ['그릿', '그릿 Grit'],
  ['삼체 1', '삼체 1부 : 삼체문제'],
  ['국보', '국보 : 상·청춘편'],
  ['토지', '토지 1부 1권'],
  ['전쟁과 평화 2', '전쟁과 평화 2 개정판'],
])('%s and %s are one work', (one, other) => {
  expect(isSameWork(written(one, '작가'), written(other, '작가'))).toBe(true);
});

test.each([
  ['소설 보다 : 가을 2025', '소설 보다 : 겨울 2025'],
  ['트렌드 코리아 2025', '트렌드 코리아 2026'],
  ['합법적으로 세금 안 내는 110가지 방법 : 개인편', '합법적으로 세금 안 내는 110가지 방법 : 기업편'],
  ['너에게 들려주는 단단한 말', '너에게 들려주는 꿋꿋한 말'],
  ['세상의 마지막 우체국', '세상의 마지막 기차역'],
  ['개정판', '에디션'],
  ['뉴 노멀', '뉴 에디션'],
  ['흰', '힌'],
  ['C', 'C++'],
  ['C', 'C#'],
  ['C++', 'C#'],
  ['1.5도', '15도'],
  ['1/2의 남자', '12의 남자'],
  ['신곡 - 지옥편', '신곡 - 천국편'],
  ['신곡 (지옥편)', '신곡 (연옥편)'],
  ['전쟁과 평화', '전쟁과 평화 2 개정판'],
  ['혼자 공부하는 파이썬 Python', '혼자 공부하는 자바 Java'],
  ['토지下', '토'],
])('%s and %s are two', (one, other) => {
  expect(isSameWork(written(one, '작가'), written(other, '작가'))).toBe(false);
});

test('a title shared by strangers is two works, by one author in common it is one', () => {
  expect(isSameWork(written('다크 심리학', '갑'), written('다크심리학', '을'))).toBe(false);
  expect(isSameWork(written('미움받을 용기', '갑', '을'), written('미움받을 용기', '을'))).toBe(true);
  expect(isSameWork(written('세이노', '세이노(SayNo)'), written('세이노', '세이노'))).toBe(true);
  expect(isSameWork(written('세이노'), written('세이노', '세이노'))).toBe(true);
});

test('a shared translator does not make two products one work', () => {
  const translated = (title: string, author: string) =>
    workIdentity({
      title,
      contributors: [
        { name: author, role: '지은이' },
        { name: '김옮김', role: '옮긴이' },
      ],
    });
  expect(isSameWork(translated('단편집', '갑'), translated('단편집', '을'))).toBe(false);
});

test('a filter passes the first edition of each work and no excluded work', () => {
  const product = (title: string, author = '한강') => ({
    title,
    subtitle: null,
    subCategory: null,
    contributors: [{ name: author, role: '지은이' }],
  });
  const filter = createWorkFilter([product('흰 (리커버)')]);
  const shelf = [
    '소년이 온다',
    '소년이 온다 (특별판)',
    '소년이 온다 세트',
    '흰',
    '채식주의자 2',
    '채식주의자',
  ];
  expect(shelf.filter((title) => filter.take(product(title)))).toEqual(['소년이 온다', '채식주의자']);
  expect(filter.take(product('채식주의자', '남'))).toBe(true);
});

test('the name of a part in the subtitle belongs to the work', () => {
  const part = (title: string, subtitle: string | null) =>
    workIdentity({ title, subtitle, contributors: [{ name: '단테', role: '지은이' }] });
  expect(isSameWork(part('신곡', '지옥편'), part('신곡', '천국편'))).toBe(false);
  expect(isSameWork(part('신곡', '지옥편'), part('신곡 - 지옥편 (양장)', null))).toBe(true);
  expect(isSameWork(part('신곡', null), part('신곡', '단테의 서사시'))).toBe(true);
});

test("an author's name before the title belongs to no work", () => {
  const named = written('빅터 프랭클의 죽음의 수용소에서', '빅터 프랭클');
  expect(isSameWork(named, written('죽음의 수용소에서', '빅터 프랭클'))).toBe(true);
  expect(
    isSameWork(written('데일 카네기 인간관계론', '데일 카네기'), written('인간관계론', '데일 카네기')),
  ).toBe(true);
  expect(written('스티브 잡스', '스티브 잡스').titleKey).toBe('스티브잡스');
  expect(written('빅터 프랭클의 죽음의 수용소에서', '이시형').titleKey).toBe('빅터프랭클의죽음의수용소에서');
});

test.each([
  ['레프 톨스토이', '레프 니콜라예비치 톨스토이', true],
  ['F. 스콧 피츠제럴드', '프랜시스 스콧 피츠제럴드', true],
  ['J. D. 샐린저', '제롬 데이비드 샐린저', true],
  ['J.D. 샐린져', 'J. D. 샐린저', true],
  ['마셜 로젠버그', '마셜 B. 로젠버그', true],
  ['표도르 도스토예프스키', '도스토옙스키', true],
  ['알베르 까뮈', '알베르 카뮈', true],
  ['한강', '한 강', true],
  ['김영하', '김연수', false],
  ['김민경', '김민정', false],
  ['김태우', '김대우', false],
  ['정유정', '찰스 다윈', false],
  ['토마스 불핀치', '이디스 해밀턴', false],
])('%s and %s may be one author: %s', (one, other, isOne) => {
  expect(isSameWork(written('제목', one), written('제목', other))).toBe(isOne);
  expect(isSameWork(written('제목', other), written('제목', one))).toBe(isOne);
});

test('a reader who knows a volume or a set knows the work', () => {
  const product = (title: string, subtitle: string | null = null) => ({
    title,
    subtitle,
    subCategory: null,
    contributors: [{ name: '박경리', role: '지은이' }],
  });
  for (const known of [product('토지 3'), product('토지 세트', '전20권'), product('토지 (하)')])
    expect(createWorkFilter([known]).take(product('토지 1'))).toBe(false);
  expect(createWorkFilter([product('토지 + 파시 세트')]).take(product('토지 1'))).toBe(true);
});
