import { expect, test } from 'vitest';
import { countRunOff } from '../../src/ballots/index.ts';
import { shownRounds } from '../../src/book-votes/rounds-view.ts';

const titles = ['남극', '데미안', '토지', '모비딕'];
const nameOf = (id: number) => `『${titles[id - 1]}』`;

/** The sentences of each round for these ballots on four books. */
function sentencesOf(ballots: readonly (readonly number[])[]): string[][] {
  const { rounds, winner, second } = countRunOff(ballots, [1, 2, 3, 4]);
  const result = {
    countedAt: new Date(0),
    ballotCount: ballots.length,
    rounds,
    winnerId: winner,
    secondId: second,
  };
  return shownRounds(result, nameOf).map(({ sentences }) =>
    sentences.map((one) => one.replaceAll('\u2060', '')),
  );
}

test('a majority in the first round is one sentence', () => {
  expect(sentencesOf([[1], [1], [2]])).toEqual([['『남극』이 3표 가운데 절반이 넘는 2표를 얻어 뽑혔어요.']]);
});

test('each elimination says which book went out, why, and where its votes went', () => {
  expect(sentencesOf([[1], [1], [2], [2], [3, 2]])).toEqual([
    ['절반을 넘은 책이 없어, 표가 가장 적은 『모비딕』을 뺐어요.', '『모비딕』에는 한 표도 없었어요.'],
    [
      '절반을 넘은 책이 없어, 표가 가장 적은 『토지』를 뺐어요.',
      '『토지』의 표는 다음 순위를 따라 옮겨 셌어요: 『데미안』 1표.',
    ],
    ['『데미안』이 5표 가운데 절반이 넘는 3표를 얻어 뽑혔어요.'],
  ]);
});

test('a vote without a next book is told, and a tie names the book proposed earlier', () => {
  expect(sentencesOf([[1], [2], [4]])).toEqual([
    ['절반을 넘은 책이 없어, 표가 가장 적은 『토지』를 뺐어요.', '『토지』에는 한 표도 없었어요.'],
    [
      '절반을 넘은 책이 없어, 표가 가장 적은 『모비딕』을 뺐어요.',
      '『남극』, 『데미안』은 표가 같지만 먼저 제안되어 남았어요.',
      '1표는 남은 책을 고르지 않아 더 세지 않았어요.',
    ],
    ['두 책의 표가 같아 먼저 제안된 『남극』이 뽑혔어요.'],
  ]);
});

test('nothing is told without a ballot', () => {
  expect(sentencesOf([])).toEqual([]);
});
