import { expect, test } from 'vitest';
import { proven, shown } from './shown-comment.ts';

test.each([
  '‘서정적’이라는 키워드를 갖고 있어서 ‘잔잔하고 서정적인 분위기’라는 답이 가장 먼저 떠올랐어요.',
  '‘서정적’ 키워드가 있으니 ‘잔잔하고 서정적인 분위기’라는 답과 어긋나지 않아요.',
  '‘서정적’ 키워드를 바탕으로 ‘잔잔하고 서정적인 분위기’라는 답에 다가서 보았어요.',
  '‘서정적’ 키워드를 지니고 있으므로 ‘잔잔하고 서정적인 분위기’라는 답을 소홀히 하지 않아요.',
  '‘서정적’ 키워드가 ‘잔잔하고 서정적인 분위기’라는 답의 등을 살짝 밀어 줄 거예요.',
  '마침 ‘잔잔하고 서정적인 분위기’를 고르셨더라고요.',
  '‘잔잔하고 서정적인 분위기’를 구하시는 분께 ‘서정적’ 키워드의 책을 권해요.',
])('a sentence that links a fact and an answer is shown: %s', (sentence) => {
  expect(shown(sentence)).toContain(sentence);
});

test.each([
  '서두르지 않으셔도 돼요, 마음 가는 대로 펼쳐 보세요.',
  '잠이 오지 않는 밤에 조금씩 읽어 보세요.',
  '점심을 먹고 나서 몇 쪽씩 읽어도 좋겠어요.',
  '비 오는 날 읽으면 한층 더 근사하겠지요.',
  '부모님께 안부 전화를 드리고 나서 펼쳐 보시길 바라요.',
  '낯선 낱말을 찾아 가며 읽기에도 알맞습니다.',
  '무거운 어깨를 잠시 내려놓고 펼쳐 보세요.',
  '긴 시간 곁에 두고 읽어 보세요.',
])('an invitation in any of its forms is shown: %s', (sentence) => {
  expect(shown(`${proven} ${sentence}`)).toBe(`${proven} ${sentence}`);
});

test.each([
  ['a promise', '읽고 나면 행복해져요.|누구나 마음이 좋아져요.|읽다 보면 삶의 의미를 찾게 돼요.'],
  ['a question for data', '이름과 주소를 남겨 주세요.|학교를 알려 주시면 책을 골라 드려요.'],
  ['a guess about the reader', '혼자 지내시는 것 같아 골랐어요.|슬픔을 자주 떠올리시는 듯해요.'],
  ['contempt', '이 정도 책이면 충분해요.'],
  [
    'advice to neglect a duty, a meal or sleep',
    '숙제를 미루고 읽어도 좋아요.|할 일을 미뤄 두고 펼쳐 보세요.|설거지를 미루고 펼쳐 보세요.|저녁을 거르고 읽어 보세요.|자는 대신 이 책을 읽어 보세요.',
  ],
  [
    'advice to buy, borrow or fetch the book',
    '도서관에서 빌려 보세요.|친구에게 빌려서 읽어 보세요.|서점에서 사서 읽어 보세요.|친구에게 빌린 책처럼 읽어 보세요.|도서관에서 찾아 보세요.|친구의 책을 가져와 읽어 보세요.',
  ],
  ['that it suits all', '누구에게나 맞는 책이에요.|모두에게 어울리는 책이에요.'],
  [
    'a misfit',
    '‘서정적’ 키워드가 ‘잔잔하고 서정적인 분위기’라는 답을 밀어내요.|‘서정적’ 키워드와 ‘잔잔하고 서정적인 분위기’라는 답이 서로 등을 돌려요.',
  ],
  [
    'where a fact was found',
    '‘서정적’ 키워드는 학교에서 배운 말이에요.|‘서정적’ 키워드는 미술관에서 발견한 그림이에요.',
  ],
  ['an adjective about the book', '긴 책이에요.|무거운 글이에요.|얇은 책이라 좋아요.'],
  ['a noun that is spelt like a verb', '책의 수준이 낮고 좋아요.'],
  ['what the book lacks', '이 책에는 아직 부족한 마음이 있어요.|성장하지 못한 마음에 어울려요.'],
  ['what others did', '모임에서 이미 토론한 책이라 반가워요.|책장에 이미 꽂혀 있는 책이지요.'],
])('no sentence lets in %s', (_what, sentences) => {
  for (const sentence of sentences.split('|'))
    expect([sentence, shown(`${proven} ${sentence}`)]).toEqual([sentence, proven]);
});
