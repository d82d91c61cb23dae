import { expect, test } from 'vitest';
import { plainPoints } from '../../src/record/plain-points.ts';
import { splitByQuestion } from '../../src/record/split-by-question.ts';
import { minuteOfTalk, talk } from './sample-talk.ts';

const messages = talk(
  [1, '안녕하세요'],
  [1, '첫 질문: 어느 장면이 가장 오래, 남았나요?'],
  [2, '저는 마지막 장면이 오래 남았어요'],
  [3, '저는 눈이 오는 장면이요. 정말 좋았어요'],
  [1, '어느 인물에게 마음이 가나요'],
  [2, '동생에게 마음이 갔어요. 안쓰러웠어요'],
);
const questions = ['어느 인물에게 마음이 가나요?', '어느 장면이 가장 오래 남았나요?', '무엇을 배웠나요?'];
const shape = (chunks: ReturnType<typeof splitByQuestion>) =>
  chunks.map(({ question, messages: said }) => [question, said.map(({ seq }) => seq)]);

test('the times of the agenda divide the talk', () => {
  const asked = questions.map((body, at) => ({ body, beganAt: minuteOfTalk(at * 2 + 1) }));
  expect(shape(splitByQuestion(messages, asked))).toEqual([
    [null, [1]],
    [questions[0], [2, 3]],
    [questions[1], [4, 5]],
    [questions[2], [6]],
  ]);
});

test('a question of the agenda about which nobody wrote is kept', () => {
  const asked = [1, 2.2, 2.5].map((minute, at) => ({
    body: questions[at] ?? '',
    beganAt: minuteOfTalk(minute),
  }));
  expect(shape(splitByQuestion(messages, asked))[2]).toEqual([questions[1], []]);
  const late = [{ body: '끝으로', beganAt: minuteOfTalk(60) }];
  expect(shape(splitByQuestion(messages, late)).at(-1)).toEqual(['끝으로', []]);
});

test('without an agenda a question begins after the message that asks it', () => {
  const asked = questions.map((body) => ({ body, beganAt: null }));
  expect(shape(splitByQuestion(messages, asked))).toEqual([
    [null, [1, 2]],
    [questions[1], [3, 4, 5]],
    [questions[0], [6]],
  ]);
});

test('without questions all messages are one part', () => {
  expect(shape(splitByQuestion(messages, []))).toEqual([[null, [1, 2, 3, 4, 5, 6]]]);
});

const quoted = (...said: (readonly [number, string])[]) =>
  plainPoints(talk(...said)).map(({ quotes }) => quotes.map(({ seq, endsAt }) => [seq, endsAt]));

test('the first answers are those of three members', () => {
  const long = '저는 그 장면이 좋았어요';
  const end = long.length;
  expect(quoted([1, long], [1, long], [2, '네'], [2, long], [3, long], [4, long])).toEqual([
    [[1, end]],
    [[4, end]],
    [[5, end]],
  ]);
  expect(quoted([1, long], [1, long], [1, long], [1, long])).toEqual([[[1, end]], [[2, end]], [[3, end]]]);
  expect(quoted([1, '네'])).toEqual([[[1, 1]]]);
});

test('a long answer is cut at a space', () => {
  const body = `${'가나다라 '.repeat(100)}`.trim();
  expect(quoted([1, body])).toEqual([[[1, 299]]]);
  expect(quoted([1, '🙂'.repeat(400)])).toEqual([[[1, 300]]]);
  expect(quoted([1, `가${'🙂'.repeat(400)}`])).toEqual([[[1, 299]]]);
});
