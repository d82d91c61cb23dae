import { expect, test } from 'vitest';
import { speakToGroup } from '../../../src/recommendations/comments/speak-to-group.ts';

const lead = '『파도』는 따뜻한 책이에요.';

test('a comment that speaks of answers and books stays as it is', () => {
  for (const comment of [
    '‘천천히 음미하는 글’이라는 답을 보고 떠올린 책이에요. 키워드 ‘서정적’이 그 답과 잘 이어져요.',
    '‘고르신 책’, 이 말이 그 답과 어울려요. 모임에서 함께 이야기 나누기에도 좋아요.',
    '한 쪽씩 읽다 보면 곁에 두고 싶어질 거예요. 함께 펼쳐 보세요.',
  ])
    expect(speakToGroup(comment, lead)).toBe(comment);
});

test('a fact of the book stands in for a sentence to one reader, and for one that leans on it', () => {
  const rest = '모임에서 함께 이야기 나누기에도 좋아요.';
  for (const toOne of [
    '‘새로운 시선’을 고르셨지요.',
    '고르신 답 가운데 ‘새로운 시선’에 마음이 닿아요.',
    '‘새로운 시선’을 원하시는 마음에 어울려요.',
    '내가 고른 ‘새로운 시선’에 어울려요.',
    '‘새로운 시선’을 바라시던 답과 이어져요. 그래서 잘 어울려요.',
  ])
    expect(speakToGroup(`${toOne} ${rest}`, lead)).toBe(`${lead} ${rest}`);
});

test('when everything speaks to one reader nothing is left', () => {
  expect(speakToGroup('‘새로운 시선’을 고르셨지요. 그래서 이 책이 어울려요.', lead)).toBeNull();
});
