import { expect, test } from 'vitest';
import { proven, shown } from './shown-comment.ts';

test.each([
  '비가 내리는 오후, 창가에 앉아 조금씩 읽기 좋아요.',
  '강물을 바라보듯 천천히 읽어 보세요.',
  '호숫가 벤치에 앉아 펼쳐 보면 어떨까요?',
  '꽃이 핀 언덕에 앉아 다시 펼쳐 보세요.',
  '자장가처럼 부드럽게 읽히길 바라요.',
  '거울 앞에 선 듯 솔직해지는 시간이 될 거예요.',
  '모임에서 함께 읽으면 더 반갑지 않을까요?',
  '이야깃거리가 넉넉해질 거예요.',
  '그 담백함을 가까이 두고 싶어요.',
  '연휴에 몰아서 읽기에도 손색이 없어요.',
])('a scene in which somebody reads is shown: %s', (sentence) => {
  expect(shown(`${proven} ${sentence}`)).toBe(`${proven} ${sentence}`);
});

test.each([
  ['a plot', '바다가 펼쳐지는 책이에요.|고양이가 나오는 책이에요.|숲에서 나무를 만나는 이야기예요.'],
  ['what it pictures', '바다를 그린 책이에요.|전쟁을 그린 책이에요.|여름을 그려 낸 소설이에요.'],
  ['where it was written', '바다 앞에서 쓴 글이에요.|카페에서 쓴 책이에요.|눈을 감고 쓴 책이에요.'],
  ['a place of misery', '감옥에서 읽기 좋은 책이에요.|병실 침대에서 읽기 좋아요.'],
  ['another name', '하루키처럼 읽어 보세요.|데미안을 읽고 나서 읽기 좋은 책이에요.'],
  ['something to buy', '장바구니에 담아 보세요.|지갑을 꺼내 보세요.|티켓을 챙겨 보세요.|빨리 사 보세요.'],
  ['a way to call', '휴대폰으로 전화를 걸어 보세요.|엽서에 전화번호를 적어 보세요.'],
  ['a new edition', '다시 나온 책이에요.|다시 출간된 책이라 읽기 좋아요.'],
  ['what many do', '많은 독자가 읽은 책이에요.|많은 상을 받은 책이에요.|많이 팔린 책이에요.'],
  ['a fact turned round', '서정적인 것과 상관없는 책이에요.|서정적인 결이 먼 책이에요.|다시 생각해 보세요.'],
  ['a wish that denies a fact', '서정적이었으면 좋았을 책이에요.|서정적인 책이길 바랐어요.'],
  ['a promise', '마침내 부자가 될 거예요.|드디어 살이 빠질 거예요.|누구나 부자가 될 수 있어요.'],
])('a scene does not let in %s', (_what, sentences) => {
  for (const sentence of sentences.split('|'))
    expect([sentence, shown(`${proven} ${sentence}`)]).toEqual([sentence, proven]);
});
