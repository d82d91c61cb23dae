import { expect, test } from 'vitest';
import { illustratorsOf, translatorsOf } from '../../src/books/credits.ts';

const credits = (roles: Record<string, string | null>) =>
  Object.entries(roles).map(([name, role]) => ({ name, role }));

test('translators and illustrators are known by their roles', () => {
  const people = credits({
    김하나: '지은이',
    이두리: '옮긴이',
    박세리: '편역',
    최네모: '그림',
    정다섯: '감수',
  });
  expect(translatorsOf(people)).toEqual(['이두리', '박세리']);
  expect(illustratorsOf(people)).toEqual(['최네모']);
});

test('a label may name two roles', () => {
  expect(illustratorsOf(credits({ 김하나: '글·그림' }))).toEqual(['김하나']);
});

test.each([['번역 감수'], ['역사 자문'], ['그림 편집'], [null]])('the label %s is neither', (role) => {
  const people = credits({ 김하나: role });
  expect([...translatorsOf(people), ...illustratorsOf(people)]).toEqual([]);
});
