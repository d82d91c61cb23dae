import { expect, test } from 'vitest';
import { kemenyThree } from '../../scripts/evaluation/passes/kemeny.ts';
import { seededRandom } from '../support/seeded-random.ts';

const books = [11, 12, 13, 14, 15, 16];

/** Pairs that a ranking orders otherwise than "these three first, the others level". */
function disagreements(three: readonly number[], ranking: readonly number[]): number {
  let count = 0;
  for (const one of books)
    for (const other of books) {
      const [at, below] = [three.indexOf(one), three.indexOf(other)];
      const isClaimed = at >= 0 && one !== other && (below < 0 || at < below);
      if (isClaimed && ranking.indexOf(one) > ranking.indexOf(other)) count += 1;
    }
  return count;
}

test('no other list of three disagrees less with the rankings', () => {
  const random = seededRandom(6);
  const shuffled = () =>
    books
      .map((id) => ({ id, card: random() }))
      .sort((one, other) => one.card - other.card)
      .map(({ id }) => id);
  for (let run = 0; run < 50; run += 1) {
    const rankings = Array.from({ length: 1 + (run % 4) }, shuffled);
    const cost = (three: readonly number[]) =>
      rankings.reduce((sum, ranking) => sum + disagreements(three, ranking), 0);
    const lists = books.flatMap((one) =>
      books.flatMap((two) =>
        books.filter((three) => new Set([one, two, three]).size === 3).map((three) => [one, two, three]),
      ),
    );
    expect(cost(kemenyThree(rankings, books))).toBe(Math.min(...lists.map(cost)));
  }
});

test('rankings that agree give their own three, in order', () => {
  const ranking = [14, 11, 16, 12, 13, 15];
  expect(kemenyThree([ranking, ranking], books)).toEqual([14, 11, 16]);
});
