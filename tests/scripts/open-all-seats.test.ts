import { expect, test } from 'vitest';
import { openAllSeats } from '../../scripts/bench/open-all-seats.ts';

const seats = [1, 2].map((n) => ({ url: `ws://seat-${n}`, headers: {}, room: '1', online: null }));

/** A crowd whose second seat is refused the first times, and the calls it got. */
function crowdThatIsRefused(times: number) {
  const calls: string[] = [];
  let left = times;
  return {
    calls,
    open: async (group: string) => {
      calls.push(`open ${group}`);
      left -= 1;
      const problem = left >= 0 ? 'unavailable' : undefined;
      return { ready: left >= 0 ? 1 : 2, wanted: 2, seconds: 0, problem };
    },
    close: async (group: string) => void calls.push(`close ${group}`),
  };
}

test('a group with a refused seat is closed and opened again', async () => {
  const crowd = crowdThatIsRefused(1);
  await openAllSeats(crowd, 'a', seats);
  expect(crowd.calls).toEqual(['open a', 'close a', 'open a']);
});

test('a group that is refused five times is an error that says why', async () => {
  const crowd = crowdThatIsRefused(5);
  await expect(openAllSeats(crowd, 'a', seats)).rejects.toThrow(/^a: .*"ready":1.*unavailable/);
  expect(crowd.calls.filter((call) => call === 'open a')).toHaveLength(5);
});
