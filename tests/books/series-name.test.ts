import { expect, test } from 'vitest';
import { seriesName } from '../../src/books/series-name.ts';

test.each([
  ['설국', '민음사 세계문학전집 61', '민음사 세계문학전집'],
  ['라스푸틴의 정원', '이누카이 하야토 형사 시리즈  6', '이누카이 하야토 형사 시리즈'],
  ['소도둑 성장기', '위픽', '위픽'],
  ['1984', '민음사 세계문학전집 77', '민음사 세계문학전집'],
])('%s is in the series %s', (title, series, name) => {
  expect(seriesName({ title, series })).toBe(name);
});

test.each([
  ['아무 책', null],
  ['아무 책', '12'],
  // The series repeats the title.
  ['미움받을 용기 (200만 부 기념 스페셜 에디션)', '미움받을 용기 1'],
  ['죽이고 싶은 아이', '죽이고 싶은 아이 (무선) 1'],
  ['다크 심리학 : 심리 조종의 기술', '다크 심리학 1'],
  // An edition is no series.
  ['인생', '위화 작가 등단 40주년 기념 리커버 특별판'],
])('%s is in no series that a reader can be told: %s', (title, series) => {
  expect(seriesName({ title, series })).toBeNull();
});
