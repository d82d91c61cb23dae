import { expect, test } from 'vitest';
import { areTitlesAlike } from '../../../src/books/works/alike-titles.ts';

test.each([
  ['소년이온다', '소년이온다고한다', true],
  ['불편한편의점벚꽃에디션', '불편한편의점', true],
  ['채식주이자', '채식주의자', true],
  ['토지', '토지2', true],
  ['채식주의자', '소년이온다', false],
  ['나쁜책이름', '희귀한진짜책', false],
  ['가', '나', false],
  ['흰', '흰', true],
  ['흰', '흰고래', false],
  ['소년', '소년이온다', false],
  ['아아아아아', '아아', false],
  ['', '소년이온다', false],
  ['', '', false],
])('"%s" and "%s" are alike: %s', (one, other, isAlike) => {
  expect(areTitlesAlike(one, other)).toBe(isAlike);
  expect(areTitlesAlike(other, one)).toBe(isAlike);
});
