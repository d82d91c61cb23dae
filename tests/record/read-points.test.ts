import { expect, test } from 'vitest';
import { readPoints } from '../../src/record/read-points.ts';
import { textOfSpan } from '../../src/record/record.ts';
import { talk } from './sample-talk.ts';

const messages = talk(
  [1, '저는 빛이라는 말이 가장 오래 남았어요.'],
  [2, '주인공이 너무 외로워 보였어요. 그래도 따뜻했어요'],
  [1, '연락 주세요 010-1234-5678'],
  [3, '재미있다고는 못 하겠어요'],
);
const read = (...points: unknown[]) =>
  readPoints({ points }, { messages, nicknames: ['하늘', '바다 소리'] }).map(({ sentence, quotes }) => ({
    sentence,
    quotes: quotes.map((span) => textOfSpan(messages[span.seq - 1]?.body ?? '', span)),
  }));
const quote = (id: number, text: string) => ({ id, text });
const ofTwo = [quote(2, '주인공이 너무 외로워 보였어요')];

test('a quote that stands in its message is kept, also one in decomposed letters', () => {
  expect(read({ sentence: '', quotes: [quote(1, '빛이라는 말이'.normalize('NFD'))] })).toEqual([
    { sentence: null, quotes: ['빛이라는 말이'] },
  ]);
});

test('a quote of an unknown message, with other words, of another message, or across two is dropped', () => {
  for (const wrong of [
    quote(99, '빛이라는 말이'),
    quote(1, '빛이라는 낱말이'),
    quote(2, '빛이라는 말이'),
    quote(1, '오래 남았어요. 주인공이 너무'),
    quote(1, ' '),
    quote(1, '\ud83d'),
    { id: '1', text: '빛이라는 말이' },
    null,
  ])
    expect(read({ sentence: '빛이라는 말이 나왔어요.', quotes: [wrong] })).toEqual([]);
});

test('a quote that ends within a word grows to the end of the word', () => {
  expect(read({ quotes: [quote(4, '재미있다')], sentence: '' })[0]?.quotes).toEqual(['재미있다고는']);
});

test('a question has at most five points, a point three quotes, and no quote comes twice', () => {
  const point = { sentence: '', quotes: [quote(1, '저는'), quote(1, '저는'), quote(2, '주인공이')] };
  expect(read(point, point)).toEqual([{ sentence: null, quotes: ['저는', '주인공이'] }]);
  const words = messages.flatMap(({ seq, body }) => body.split(' ').map((word) => quote(seq, word)));
  const single = words.filter(({ text }) => text.length > 1).map((one) => ({ sentence: '', quotes: [one] }));
  expect(read(...single)).toHaveLength(5);
  expect(read({ sentence: '', quotes: words })[0]?.quotes).toHaveLength(3);
});

test('points of a wrong shape are dropped and leave the others', () => {
  expect(read(7, { quotes: 3 }, ['x'], { sentence: {}, quotes: ofTwo })).toHaveLength(1);
});

test('a sentence of words of its quotes and of words about talk is kept', () => {
  for (const sentence of [
    '주인공이 외로워 보였다는 의견이 나왔어요.',
    '주인공을 외로운 사람으로 느꼈다는 이야기를 나눴어요.',
    '외로운 주인공에 대한 생각을 말했어요.',
  ])
    expect(read({ sentence, quotes: ofTwo })[0]?.sentence).toBe(sentence);
});

test.each([
  ['another language', 'The main character looked lonely, they said.'],
  ['another script', '主人公は孤独に見えたという意見が出ました.'],
  ['an insult', '주인공이 외로워 보였다는 멍청한 의견이 나왔어요.'],
  ['a name', '홍길동 작가의 주인공이 외로워 보였다는 의견이 나왔어요.'],
  ['a given name', '영희가 주인공이 외로워 보였다고 말했어요.'],
  ['a name that begins like a word of the quote', '주인수가 외로워 보였다고 말했어요.'],
  ['a nickname', '하늘 님이 주인공이 외로워 보였다고 말했어요.'],
  ['a number', '주인공이 외로워 보였다는 의견이 3번 나왔어요.'],
  ['a number in words', '주인공이 외로워 보였다고 다섯 사람이 말했어요.'],
  ['an address', '주인공이 외로워 보였다는 의견은 bookmoim.example@mail.com 으로 나왔어요.'],
  ['a page', '주인공이 외로워 보였다는 의견은 https://example.com 에 있었어요.'],
  ['agreement of all', '주인공이 외로워 보였다는 의견에 모두 동의했어요.'],
  ['the opposite', '주인공이 외로워 보이지 않았다는 의견이 나왔어요.'],
  ['markup', '<b>주인공이</b> 외로워 보였다는 의견이 나왔어요.'],
  ['two lines', '주인공이 외로워 보였어요.\n외로워 보였어요.'],
  ['few letters', '외로워요.'],
  ['many letters', `${'외로워 보였다는 의견, '.repeat(12)}나왔어요.`],
  ['no end', '주인공이 외로워 보였다는 의견이'],
])('a sentence with %s is dropped, and its quotes stay', (_, sentence) => {
  expect(read({ sentence, quotes: ofTwo })).toEqual([
    { sentence: null, quotes: ['주인공이 너무 외로워 보였어요'] },
  ]);
});
