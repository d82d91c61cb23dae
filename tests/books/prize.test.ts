import { describe, expect, test } from 'vitest';
import { prizeOf } from '../../src/books/prize.ts';

const ofSubtitle = (subtitle: string) => prizeOf({ title: '어느 책', subtitle });
const ofTitle = (title: string) => prizeOf({ title, subtitle: null });

describe('a book won a prize when its subtitle or a note in its title says so', () => {
  test.each([
    '제134회 나오키상 수상작',
    '2024 톨스토이 문학상 수상작',
    '2019 제43회 오늘의 작가상 수상작',
    '2019년 제4회 한국과학문학상 장편 대상',
    '제8회 문학동네청소년문학상 대상 수상작',
    '제19회 차범석희곡상 수상',
    '2021 휴고상·네뷸러상 수상작',
    '제10회 브런치북 대상 수상작',
    '볼로냐 라가치상 대상 수상',
    '2023 올해의 책',
    '예스24 올해의 책 선정',
  ])('%s', (words) => {
    expect(ofSubtitle(words)).toBe(words);
    expect(ofTitle(`어느 책 (${words})`)).toBe(words);
  });

  test('the first of several prizes is named, without the words around it', () => {
    expect(ofSubtitle('어느 섬의 기록, 2024 전미도서상 번역부문 수상, 2021 타이완 금정상 수상')).toBe(
      '2024 전미도서상 번역부문 수상',
    );
  });

  test('a title may name the prize of a collection', () => {
    expect(ofTitle('2025 김승옥문학상 수상작품집')).toBe('2025 김승옥문학상 수상작품집');
    expect(ofTitle('한국추리문학상 황금펜상 수상작품집 : 2025 제19회')).toBe(
      '한국추리문학상 황금펜상 수상작품집',
    );
  });
});

describe('no prize of the book', () => {
  test.each([
    ['of its author', '2024 노벨문학상 수상작가'],
    ['of its author', '세계문학상 수상 작가의 신작'],
    ['of its author', '2025 노벨문학상 수상'],
    ['of its author', '부커상 수상 작가 한강 장편소설'],
    ['of its author', '2023 퓰리처상 수상'],
    ['of another book', '『채식주의자』 부커상 수상작의 작가'],
    ['of a film', '아카데미 작품상 수상 원작'],
    ['of a film', '칸 영화제 감독상 수상'],
    ['not won', '부커상 최종후보작'],
    ['a selection', '2021 아르코 문학나눔 선정'],
    ['a selection', '2005년 대한의사협회 선정추천도서'],
    ['about a prize', '노벨상 수상자들의 과학'],
    ['about a prize', '올해의 책을 만나다'],
    ['a speech', '2024 노벨문학상 수상 강연문 수록'],
    ['another word', '이 세상 수상'],
    ['another word', '일상, 상상, 이상'],
    ['another word', '상하'],
    ['no name', '제1회 상 수상작'],
    ['empty', ''],
  ])('%s: %s', (_kind, subtitle) => {
    expect(ofSubtitle(subtitle)).toBeNull();
  });

  test.each([
    '노벨문학상의 세계',
    '유전학 최초의 노벨상 수상자 모건',
    '국보 : 상·청춘편',
    '나의 문학상 수상',
  ])('in the title %s', (title) => {
    expect(ofTitle(title)).toBeNull();
  });
});

test('a text without an end is read in time', () => {
  const start = performance.now();
  ofSubtitle(`${'가 나 다상 '.repeat(300)}수상`);
  expect(performance.now() - start).toBeLessThan(200);
});
