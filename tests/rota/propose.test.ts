import { describe, expect, test } from 'vitest';
import { type OpenTurn, propose, proposeLast } from '../../src/rota/propose.ts';
import { seededRandom } from '../support/seeded-random.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const nobody: ReadonlySet<number> = new Set();
const seeds = Array.from({ length: 40 }, (_, at) => at + 1);

describe('the member whose turn it is', () => {
  test('is one who never did it, before one who did it long ago', () => {
    const lastDone = new Map([[1, day(2)]]);
    expect(propose({ candidates: [1, 2], declined: nobody }, lastDone)).toBe(2);
  });

  test('is the one who did it longest ago', () => {
    const lastDone = new Map([
      [1, day(5)],
      [2, day(3)],
      [3, day(4)],
    ]);
    expect(propose({ candidates: [1, 2, 3], declined: nobody }, lastDone)).toBe(2);
  });

  test('is among equals the first candidate', () => {
    expect(propose({ candidates: [9, 4, 6], declined: nobody }, new Map())).toBe(9);
  });

  test('is the next one after a decline, and nobody when all have declined', () => {
    const candidates = [1, 2];
    expect(propose({ candidates, declined: new Set([1]) }, new Map())).toBe(2);
    expect(propose({ candidates, declined: new Set([1, 2]) }, new Map())).toBe(null);
    expect(propose({ candidates: [], declined: nobody }, new Map())).toBe(null);
  });
});

test.each(seeds)('nobody is asked twice before everybody once, if all are there (seed %i)', (seed) => {
  const random = seededRandom(seed);
  const size = 1 + Math.floor(random() * 30);
  const candidates = Array.from({ length: size }, (_, at) => at + 1);
  const lastDone = new Map<number, Date>();
  for (let round = 0; round < 4; round += 1) {
    const asked = new Set<number>();
    for (let turn = 0; turn < size; turn += 1) {
      const shuffled = [...candidates].sort(() => random() - 0.5);
      const userId = propose({ candidates: shuffled, declined: nobody }, lastDone) as number;
      asked.add(userId);
      lastDone.set(userId, day(1 + round * size + turn));
    }
    expect(asked.size).toBe(size);
  }
});

test.each(seeds)(
  'in random histories nobody present has waited longer than the one who is asked (seed %i)',
  (seed) => {
    const random = seededRandom(seed);
    const everybody = Array.from({ length: 12 }, (_, at) => at + 1);
    const lastDone = new Map<number, Date>();
    for (let meeting = 1; meeting <= 60; meeting += 1) {
      const candidates = everybody.filter(() => random() < 0.7);
      const declined = new Set(candidates.filter(() => random() < 0.3));
      const asked = propose({ candidates, declined }, lastDone);
      const left = candidates.filter((userId) => !declined.has(userId));
      expect(asked === null).toBe(left.length === 0);
      if (asked === null) continue;
      expect(left).toContain(asked);
      const waited = (userId: number) => lastDone.get(userId)?.getTime() ?? 0;
      for (const userId of left) expect(waited(asked)).toBeLessThanOrEqual(waited(userId));
      lastDone.set(asked, day(meeting));
    }
  },
);

test('a series of meetings asks a different member each time until all were asked', () => {
  const candidates = [1, 2, 3];
  const turns: OpenTurn[] = [1, 2, 3, 4].map((number) => ({
    startsAt: day(number),
    candidates,
    declined: nobody,
  }));
  const asked = turns.map((_, at) => proposeLast(turns.slice(0, at + 1), new Map()));
  expect(asked).toEqual([1, 2, 3, 1]);
});
