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
    { sentence: null, quotes: ['저는 빛이라는 말이 가장 오래 남았어요.'] },
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
    quote(1, '저'),
    quote(3, '-'),
    quote(1, '빛이\u200b라는 말이'),
    { id: '1', text: '빛이라는 말이' },
    null,
  ])
    expect(read({ sentence: '빛이라는 말이 나왔어요.', quotes: [wrong] })).toEqual([]);
});

test('a quote grows to its whole sentence, whose rest may deny it', () => {
  expect(read({ quotes: [quote(4, '재미있다')], sentence: '' })[0]?.quotes).toEqual([
    '재미있다고는 못 하겠어요',
  ]);
  expect(read({ quotes: [quote(2, '따뜻')], sentence: '' })[0]?.quotes).toEqual(['그래도 따뜻했어요']);
  expect(read({ quotes: [quote(2, '보였어요. 그래도')], sentence: '' })[0]?.quotes).toEqual([
    messages[1]?.body,
  ]);
});

test('a sentence that is too long for a quote is not cut', () => {
  const long = talk([1, `${'재미있다고 '.repeat(60)}말할 수는 없어요.`]);
  const point = { sentence: '', quotes: [quote(1, '재미있다고 재미있다고')] };
  expect(readPoints({ points: [point] }, { messages: long, nicknames: [] })).toEqual([]);
});

test('a question has at most five points, a point three quotes, and no two quotes overlap', () => {
  const overlapping = [quote(1, '저는'), quote(2, '주인공이'), quote(2, messages[1]?.body ?? '')];
  const point = { sentence: '', quotes: overlapping };
  expect(read(point, point)).toEqual([
    { sentence: null, quotes: [messages[0]?.body, '주인공이 너무 외로워 보였어요.'] },
  ]);
  const six = talk(...Array.from({ length: 6 }, (_, at) => [at, `${at}번째 의견이에요`] as const));
  const all = six.map(({ seq, body }) => quote(seq, body));
  const single = all.map((one) => ({ sentence: '', quotes: [one] }));
  expect(readPoints({ points: single }, { messages: six, nicknames: [] })).toHaveLength(5);
  const together = readPoints({ points: [{ sentence: '', quotes: all }] }, { messages: six, nicknames: [] });
  expect(together[0]?.quotes).toHaveLength(3);
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
  ['an order', '주인공이 외로워 보였다고 쓰세요.'],
  ['a claim of its own', '주인공이 너무 외로워 보였어요.'],
  ['words that begin with a word about talk', '참여자전원이 주인공이 외로워 보였다고 말했어요.'],
  ['a judgement that begins with a word about talk', '생각할가치도 주인공이 외로워 보였다고 말했어요.'],
  ['a false quotation', '‘외로워 보였어요, 주인공이’라고 말했어요.'],
  ['a word that begins like one of the quote', '외로병 주인공이 보였다고 말했어요.'],
])('a sentence with %s is dropped, and its quotes stay', (_, sentence) => {
  expect(read({ sentence, quotes: ofTwo })).toEqual([
    { sentence: null, quotes: ['주인공이 너무 외로워 보였어요.'] },
  ]);
});

test.each([
  [
    'names a person whom its quote names',
    '바다가 거짓말을 했다는 의견이 나왔어요.',
    '바다 님이 거짓말을 했다는 대목이 좋았어요',
  ],
  [
    'denies another thing',
    '주인공이 나빴고 동생은 나쁘지 않았다고 말했어요.',
    '주인공은 나쁘지 않았어요. 동생이 나빴어요',
  ],
  [
    'makes one person of the book do what the other did',
    '동생이 주인공을 사랑했다는 의견이 나왔어요.',
    '주인공이 동생을 사랑했다고 생각해요',
  ],
  ['counts people with the number of a page', '3명이 장면을 말했어요.', '3쪽 장면이 좋았어요'],
  ['makes a person of a thing', '살인범과 살인마 이야기가 나왔어요.', '살인 장면이 무서웠어요'],
])('a sentence that %s is dropped', (_, sentence, body) => {
  const point = { sentence, quotes: [quote(1, body)] };
  const read = readPoints({ points: [point] }, { messages: talk([1, body]), nicknames: ['바다'] });
  expect(read.map((one) => one.sentence)).toEqual([null]);
});

test('a sentence that denies in the words and the order of its quote is kept', () => {
  const [body, sentence] = ['주인공은 나쁘지 않았어요', '주인공은 나쁘지 않았다는 의견이 나왔어요.'];
  const point = { sentence, quotes: [quote(1, body)] };
  expect(readPoints({ points: [point] }, { messages: talk([1, body]), nicknames: [] })).toMatchObject([
    { sentence },
  ]);
});

test('a sentence with a word of many endings is judged at once', () => {
  const [body, sentence] = ['장면이 좋았어요', `의견${'이라는'.repeat(30)}힣 나왔어요.`];
  const point = { sentence, quotes: [quote(1, body)] };
  const read = readPoints({ points: [point] }, { messages: talk([1, body]), nicknames: [] });
  expect(read.map((one) => one.sentence)).toEqual([null]);
});
