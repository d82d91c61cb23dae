import type { Seat } from './connection.ts';
import type { Crowd } from './crowd-client.ts';

/** How often a busy machine may refuse some of several hundred connections that come at once. */
const attempts = 5;

/** Opens all seats of a group together. @throws Error if some are refused every time */
export async function openAllSeats(
  crowd: Pick<Crowd, 'open' | 'close'>,
  group: string,
  seats: readonly Seat[],
): Promise<void> {
  for (let attemptsLeft = attempts; ; attemptsLeft -= 1) {
    const opened = await crowd.open(group, seats);
    if (opened.ready === opened.wanted) return;
    if (attemptsLeft === 1) throw new Error(`${group}: ${JSON.stringify(opened)}`);
    await crowd.close(group);
  }
}
