import { describe, expect, test } from 'vitest';
import { findTags, mergeTags, tagBook } from '../../src/books/tag-book.ts';
import { sourcesOf } from '../../src/books/tag-source.ts';
import { tagVocabulary } from '../../src/books/tag-vocabulary.ts';

const tagsOf = (title: string, description = '', shelves: string[] = []) =>
  tagBook({ title, subtitle: null, description, shelves });

describe('a tag', () => {
  test('is found in title, subtitle, description and shelf', () => {
    expect(tagsOf('고양이와 나')).toEqual(['동물']);
    expect(tagBook({ title: '나', subtitle: '고양이와', description: '', shelves: [] })).toEqual(['동물']);
    expect(tagsOf('나', '어느 고양이를 만났다')).toEqual(['동물']);
    expect(tagsOf('나', '', ['한국소설', '한국 과학소설'])).toEqual(['SF']);
  });

  test('is found only where a word begins', () => {
    expect(tagsOf('길고양이와 나')).toEqual([]);
    expect(tagsOf('『고양이』')).toEqual(['동물']);
  });

  test('is found with and without a space', () => {
    expect(tagsOf('', '나이듦에 대하여')).toEqual(['나이 듦']);
    expect(tagsOf('', '나이 듦에 대하여')).toEqual(['나이 듦']);
  });

  test.each([
    ['위로 올라가는 사람들', '위로'],
    ['독자에게 사랑받아 온 작가', '사랑'],
    ['성장률이 낮아진다', '성장'],
    ['바깥의 암기력', '건강'],
    ['필사적으로 달리다', '천천히'],
    ['AIR의 시대', '인공지능'],
    ['화가 나는 날', '예술'],
  ])('is not given for a word that means something else: %s', (title, tag) => {
    expect(tagsOf(title)).not.toContain(tag);
  });

  test.each([
    ['위로를 건네다', '위로'],
    ['AI의 시대', '인공지능'],
    ['암 환자의 밥상', '건강'],
    ['화가의 방', '예술'],
  ])('is given for the word itself: %s', (title, tag) => {
    expect(tagsOf(title)).toContain(tag);
  });

  test('is not given for a shelf that only holds its name', () => {
    expect(tagsOf('나', '', ['시나리오'])).toEqual([]);
  });
});

test('each tag knows the surest place where it was found', () => {
  const book = {
    title: '고양이와 나',
    subtitle: '위로를 건네는 여행',
    description: '고양이가 다정한 사랑을 찾아 떠난 여행',
    series: '민음사 세계문학전집 58',
    shelves: ['한국에세이', '로맨스소설'],
  };
  expect(findTags(book)).toEqual({
    따뜻한: 'description',
    위로: 'subtitle',
    사랑: 'category',
    동물: 'title',
    여행: 'subtitle',
    고전: 'series',
  });
});

test.each([
  ['표도르 도스토옙스키', 'author'],
  ['괴테', 'author'],
  ['프란츠 카프카 (Franz Kafka)', 'author'],
  ['강공자', undefined],
  ['카프카 연구회', undefined],
])('a book by %s is a classic by its %s', (author, source) => {
  const book = { title: '나', subtitle: null, description: '', shelves: [], authors: [author] };
  expect(findTags(book).고전).toBe(source);
});

test.each([
  '괴테는 모든 것을 말했다',
  '2024 톨스토이 문학상 수상작',

  '디어 제인 오스틴',
])('a book that only names a classic is not tagged as one: %s', (title) => {
  expect(tagsOf(title)).not.toContain('고전');
});

test('sources are kept for these tags only, in their order', () => {
  const sources = { 여행: 'title', 사랑: 'series', 위로: 'category' } as const;
  expect(Object.entries(sourcesOf(['위로', 'constructor', '여행'], sources))).toEqual([
    ['위로', 'category'],
    ['여행', 'title'],
  ]);
});

test('tags come in the order of the vocabulary, each once', () => {
  expect(tagsOf('고양이와 따뜻한 여행, 고양이')).toEqual(['따뜻한', '동물', '여행']);
  expect(mergeTags(['여행', '없는 꼬리표'], ['따뜻한', '여행'])).toEqual(['따뜻한', '여행']);
});

test('the vocabulary names each tag once, and covers mood, theme and pace', () => {
  const tags = tagVocabulary.map(({ tag }) => tag);
  expect(new Set(tags).size).toBe(tags.length);
  expect(new Set(tagVocabulary.map(({ kind }) => kind))).toEqual(new Set(['mood', 'theme', 'pace']));
});
