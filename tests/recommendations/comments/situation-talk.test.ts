import { expect, test } from 'vitest';
import { proven, shown } from './shown-comment.ts';

test.each([
  '제목이 낯설게 들려도 너무 겁내지 마세요.',
  '어려울까 봐 망설였다면 첫 장만 먼저 넘겨 보세요.',
  '아무 말도 하고 싶지 않은 저녁이면 곁에 두고 읽어 보세요.',
  '멀리 떠나지 못하는 계절에는 책이 작은 창문이 되어 주기도 해요.',
  '버스를 기다리는 동안 한 쪽, 점심을 먹고 나서 한 쪽.',
  '하루를 어떻게 쓰고 있나 문득 궁금해지는 순간이 있어요.',
  '‘서정적’ 키워드가 ‘잔잔하고 서정적인 분위기’라는 답에 또박또박 대답해 주네요.',
  '잔잔하고 서정적인 분위기를 눈여겨보셨다니 ‘서정적’ 키워드를 보여 드리고 싶어요.',
])('talk about the situation of reading is shown: %s', (sentence) => {
  expect(shown(`${proven} ${sentence}`)).toBe(`${proven} ${sentence}`);
});

test.each([
  '떠나지 못하는 청년의 책이에요.',
  '토스트 굽는 냄새로 시작하는 서정적 책이에요.',
  '계절이 바뀔 때마다 나오는 서정적 책이에요.',
  '어디서부터 읽어도 되는 서정적 책이에요.',
  '말로 하지 못한 비밀을 담은 책이에요.',
  '연락하지 못한 가족을 그린 책이에요.',
  '이보다 지루하게 읽힐 수는 없어요.',
  '이만한 책도 없을 거예요.',
])('a fact or a judgement in such a phrase is left out: %s', (sentence) => {
  expect(shown(`${proven} ${sentence}`)).toBe(proven);
});
