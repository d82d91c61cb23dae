import { describe, expect, it } from 'vitest';
import { rankDates } from '../../src/ballots/index.ts';
import { seededRandom } from '../support/seeded-random.ts';

const answers = ['yes', 'maybe', 'no', null] as const;
type Answer = (typeof answers)[number];

/** Another way to the best date: what is not best by one rule after the other is crossed out. */
function crossOut(dates: readonly { startsAt: Date; given: readonly Answer[] }[]): Date | undefined {
  const number = (given: readonly Answer[], wanted: Answer) => given.filter((one) => one === wanted).length;
  const most = Math.max(...dates.map(({ given }) => number(given, 'yes')));
  const possible = dates.filter(({ given }) => number(given, 'yes') === most);
  const fewest = Math.min(...possible.map(({ given }) => number(given, 'no')));
  const left = possible.filter(({ given }) => number(given, 'no') === fewest);
  return left.map(({ startsAt }) => startsAt).sort((one, other) => Number(one) - Number(other))[0];
}

describe('the best of several dates', () => {
  it('agrees with an independent rule on 10,000 random polls, ties included', () => {
    const random = seededRandom(8);
    const any = (below: number) => Math.floor(random() * below);
    let ties = 0;
    for (let poll = 0; poll < 10_000; poll += 1) {
      const people = any(7);
      const first = 1_800_000_000_000;
      const days = Array.from({ length: 1 + any(8) }, (_, index) => index).sort(() => random() - 0.5);
      const dates = days.map((day) => {
        const given = Array.from({ length: people }, () => answers[any(4)] ?? null);
        return {
          startsAt: new Date(first + day * 86_400_000),
          given,
          yes: given.filter((one) => one === 'yes').length,
          no: given.filter((one) => one === 'no').length,
        };
      });
      const [best, next] = rankDates(dates);
      expect(best?.startsAt).toEqual(crossOut(dates));
      if (best && next && best.yes === next.yes && best.no === next.no) ties += 1;
    }
    expect(ties).toBeGreaterThan(500);
  });

  it('compares first who can come, then who cannot, then the time', () => {
    const day = (date: number, yes: number, no: number) => ({
      startsAt: new Date(Date.UTC(2026, 0, date)),
      yes,
      no,
    });
    const ranked = rankDates([day(1, 2, 0), day(4, 3, 1), day(3, 3, 1), day(2, 3, 2), day(5, 3, 0)]);
    expect(ranked.map(({ startsAt }) => startsAt.getUTCDate())).toEqual([5, 3, 4, 2, 1]);
  });

  it('leaves the list as it was', () => {
    const dates = [2, 1].map((day) => ({ startsAt: new Date(Date.UTC(2026, 0, day)), yes: 0, no: 0 }));
    rankDates(dates);
    expect(dates.map(({ startsAt }) => startsAt.getUTCDate())).toEqual([2, 1]);
  });
});
