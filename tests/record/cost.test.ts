import { expect, test } from 'vitest';
import { estimateTokens } from '../../scripts/evaluation/tokens.ts';
import { costMicroUsd } from '../../src/model/index.ts';
import { fitTalk, partsOf } from '../../src/record/fit-talk.ts';
import { recordQuestion } from '../../src/record/record-prompt.ts';
import { splitByQuestion } from '../../src/record/split-by-question.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { minuteOfTalk } from './sample-talk.ts';

const random = seededRandom(5);
const words =
  '저는 마지막 장면이 오래 남았어요 주인공이 편지를 태우는 대목에서 마음이 쓰였고 동생의 말이 적어서 더 쓸쓸했거든요 그런데 다시 읽으니 따뜻했어요'.split(
    ' ',
  );
const sentence = (count: number) =>
  Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
/** Two hours of ten members, with five questions. */
const talkOf = (count: number, mostWords: number) =>
  Array.from({ length: count }, (_, at) => ({
    seq: at + 1,
    userId: 1 + Math.floor(random() * 10),
    body: sentence(1 + Math.floor(random() * mostWords)),
    sentAt: minuteOfTalk((at * 120) / count),
  }));
const asked = [0, 24, 48, 72, 96].map((minute) => ({
  body: `질문 ${sentence(8)}?`,
  beganAt: minuteOfTalk(minute),
}));

/** The most that a record costs: each part is asked about once, and answered at full length. */
function billOf(messages: ReturnType<typeof talkOf>) {
  const questions = splitByQuestion(fitTalk(messages), asked).flatMap((chunk) =>
    partsOf(chunk).map((part) => recordQuestion(chunk.question, part)),
  );
  const promptTokens = questions
    .flatMap((question) => question.messages)
    .reduce((sum, { content }) => sum + estimateTokens(content), 0);
  const completionTokens = questions.reduce((sum, { maxOutputTokens }) => sum + maxOutputTokens, 0);
  const cost = costMicroUsd({ model: 'gpt-4o-mini' }, { promptTokens, completionTokens });
  return { calls: questions.length, promptTokens, completionTokens, dollars: cost / 1_000_000 };
}

test('a record of 2,000 messages costs at most three cents at the price of gpt-4o-mini', () => {
  const bill = billOf(talkOf(2_000, 10));
  if (process.env.SHOW_COST) process.stdout.write(`${JSON.stringify(bill)}\n`);
  expect(bill.calls).toBeLessThanOrEqual(12);
  expect(bill.dollars).toBeLessThan(0.03);
});

test('however long a talk is, its record takes a bounded number of calls', () => {
  const bill = billOf(talkOf(30_000, 60));
  expect(bill.calls).toBeLessThanOrEqual(12);
  expect(bill.dollars).toBeLessThan(0.05);
});
