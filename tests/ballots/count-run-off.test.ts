import { describe, expect, it } from 'vitest';
import { countRunOff } from '../../src/ballots/index.ts';
import { seededRandom } from '../support/seeded-random.ts';

type Ballots = readonly (readonly number[])[];

/** Another way to the result: ballots are queues, and the piles of first places are compared. */
function pilesResult(ballots: Ballots, candidates: readonly number[]) {
  let queues = ballots.map((ballot) => ballot.filter((one) => candidates.includes(one)));
  const standing = new Set(candidates);
  const lost: (number | undefined)[] = [];
  const unused: number[] = [];
  const pile = (candidate: number) => queues.filter((queue) => queue[0] === candidate).length;
  const order = (one: number) => candidates.indexOf(one);
  for (;;) {
    queues = queues.map((queue) => queue.filter((one) => standing.has(one)));
    const inPlay = queues.filter((queue) => queue.length > 0).length;
    unused.push(ballots.length - inPlay);
    // The weakest pile stands last; of two equal piles the one proposed later.
    const byPile = [...standing].sort((a, b) => pile(b) - pile(a) || order(a) - order(b));
    const [best, next] = byPile;
    if (best === undefined || pile(best) > inPlay / 2 || standing.size < 3) {
      const valid = (one: number | undefined) => (one !== undefined && pile(one) > 0 ? one : null);
      return { winner: valid(best), second: valid(next), lost, unused };
    }
    lost.push(byPile.at(-1));
    standing.delete(Number(byPile.at(-1)));
  }
}

/** Rankings of some of the candidates, now and then with a stranger, a repetition or nothing. */
function randomVote(random: () => number) {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const candidates = Array.from({ length: 2 + upTo(6) }, (_, index) => 100 + index);
  candidates.sort(() => random() - 0.5);
  const ballots = Array.from({ length: upTo(12) }, () => {
    const ranked = candidates.toSorted(() => random() - 0.5).slice(0, upTo(candidates.length));
    if (random() < 0.05) ranked.unshift(9);
    if (random() < 0.05 && ranked[0] !== undefined) ranked.push(ranked[0]);
    return ranked;
  });
  return { candidates, ballots };
}

describe('an instant run-off', () => {
  it('agrees with an independent count on 10,000 random votes, hundreds of them tied', () => {
    const random = seededRandom(19);
    let ties = 0;
    let exhausted = 0;
    for (let round = 0; round < 10_000; round += 1) {
      const { candidates, ballots } = randomVote(random);
      const result = countRunOff(ballots, candidates);
      const expected = pilesResult(ballots, candidates);
      expect({
        winner: result.winner,
        second: result.second,
        lost: result.rounds.slice(0, -1).map(({ eliminated }) => eliminated),
        unused: result.rounds.map((one) => one.exhausted),
      }).toEqual(expected);
      if (result.rounds.some(({ spared }) => spared.length > 0)) ties += 1;
      if (result.rounds.some(({ moved }) => moved.exhausted > 0)) exhausted += 1;
    }
    expect(ties).toBeGreaterThan(500);
    expect(exhausted).toBeGreaterThan(500);
  });

  it('explains each round: votes, the candidate that goes out, and where its votes go', () => {
    const ballots = [[1], [1, 2], [2], [2, 3], [3, 2], [4, 3, 2], [4]];
    expect(countRunOff(ballots, [1, 2, 3, 4]).rounds).toEqual([
      {
        tallies: [
          { candidate: 1, votes: 2 },
          { candidate: 2, votes: 2 },
          { candidate: 3, votes: 1 },
          { candidate: 4, votes: 2 },
        ],
        exhausted: 0,
        eliminated: 3,
        spared: [],
        moved: { to: [{ candidate: 2, votes: 1 }], exhausted: 0 },
      },
      {
        tallies: [
          { candidate: 1, votes: 2 },
          { candidate: 2, votes: 3 },
          { candidate: 4, votes: 2 },
        ],
        exhausted: 0,
        eliminated: 4,
        spared: [1],
        moved: { to: [{ candidate: 2, votes: 1 }], exhausted: 1 },
      },
      {
        tallies: [
          { candidate: 1, votes: 2 },
          { candidate: 2, votes: 4 },
        ],
        exhausted: 1,
        eliminated: null,
        spared: [],
        moved: { to: [], exhausted: 0 },
      },
    ]);
  });

  it('lets the earlier proposal win if the last two have equally many votes', () => {
    expect(countRunOff([[8], [7]], [7, 8])).toMatchObject({ winner: 7, second: 8 });
    expect(countRunOff([[8], [7]], [8, 7])).toMatchObject({ winner: 8, second: 7 });
  });

  it('has no winner without a vote, and no second place without a vote for it', () => {
    expect(countRunOff([], [1, 2, 3])).toMatchObject({ winner: null, second: null });
    expect(countRunOff([[], [99]], [1, 2])).toMatchObject({ winner: null, second: null });
    expect(countRunOff([[3], [3]], [1, 2, 3])).toMatchObject({ winner: 3, second: null });
  });

  it('counts 500 ballots on 8 candidates alike in any order of the ballots', () => {
    const random = seededRandom(500);
    const candidates = [1, 2, 3, 4, 5, 6, 7, 8];
    const ballots = Array.from({ length: 500 }, () => candidates.toSorted(() => random() - 0.5));
    expect(countRunOff(ballots.toReversed(), candidates)).toEqual(countRunOff(ballots, candidates));
  });
});
