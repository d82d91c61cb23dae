import { expect, test } from 'vitest';
import { proven, shown } from './shown-comment.ts';

test.each([
  '읽고 난 뒤에도 마음속에는 여운이 남을 거예요.',
  '이동 중에도 편하게 읽을 수 있어요.',
  '문장이 매력적이에요.',
  '깊은 사색을 즐기는 이들에게 어울려요.',
  '넓은 시야를 얻을 수 있어요.',
  '감동을 받는 시간을 선사해요.',
  '마음의 문을 열 수 있어요.',
  '하루를 특별한 시간으로 만들어 줄 거예요.',
  '삶을 다시 생각하게 해요.',
  '오래 곁에 둘 책이에요.',
])('a form of an ordinary word is shown after a proven sentence: %s', (sentence) => {
  expect(shown(`${proven} ${sentence}`)).toBe(`${proven} ${sentence}`);
});

test.each([
  '고르신 답을 다시 생각해 보세요.',
  '이 책을 고르는 마음을 다시 생각해 보세요.',
  '추억으로 만든 드라마예요.',
  '추억으로 만들어 줄 영화예요.',
  '열 사람이 고른 책이에요.',
  '상을 받은 작품이에요.',
  '돈을 거는 재미가 있어요.',
  '책을 좋아하는 사람은 다 아는 제목이에요.',
  '고전은 늘 재미있는 법이지요.',
  '마음을 맡기면 어떨까 해요.',
  '낯익은 이야기가 아닐까요?',
  '늘 보던 책이 아닐까 싶어요.',
])('a form that states or orders is left out: %s', (sentence) => {
  expect(shown(`${proven} ${sentence}`)).toBe(proven);
});
