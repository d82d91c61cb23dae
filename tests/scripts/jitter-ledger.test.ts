import { expect, test } from 'vitest';
import { type Arrivals, judge } from '../../scripts/bench/jitter-ledger.ts';

const client = (times: Record<string, number>, rest: Partial<Arrivals> = {}): Arrivals => ({
  room: 'a',
  times: new Map(Object.entries(times)),
  doubled: 0,
  outOfOrder: 0,
  absences: [],
  ...rest,
});
const sentIn = (room: string, ...texts: string[]) => texts.map((text) => ({ room, text }));

test('a message that one of two clients never received is not delivered to all', () => {
  const figures = judge(sentIn('a', 'one', 'two'), [client({ one: 1, two: 2 }), client({ one: 1 })]);
  expect(figures).toMatchObject({ sent: 2, expected: 4, delivered: 3, catchUps: 0 });
});

test('clients of another room are not expected to receive a message', () => {
  const figures = judge(sentIn('a', 'one'), [client({ one: 1 }), client({}, { room: 'b' })]);
  expect(figures).toMatchObject({ expected: 1, delivered: 1 });
});

test('a client has caught up with the last message that others received while it was away', () => {
  const steady = client({ one: 100, two: 1_900, three: 2_500 });
  const absences = [{ tornAt: 50, backAt: 2_050, connectedAt: 2_060 }];
  const torn = client({ one: 2_070, two: 2_090, three: 2_510 }, { absences });
  const figures = judge(sentIn('a', 'one', 'two', 'three'), [steady, torn]);
  expect(figures).toMatchObject({ catchUps: 1, fromAttempt: { p99: 40 }, fromReturn: { p99: 30 } });
});

test('an absence without a new connection is still going on', () => {
  const figures = judge([], [client({}, { absences: [{ tornAt: 1, backAt: 2_001 }] })]);
  expect(figures).toMatchObject({ absences: 1, stillAway: 1 });
});
