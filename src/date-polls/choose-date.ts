import { rankDates } from '../ballots/index.ts';
import type { PollDate } from './date-poll.ts';

/** The date that the rule chooses among those still ahead; null if all are past. */
export function bestDate(dates: readonly PollDate[], now: Date): PollDate | null {
  return rankDates(dates.filter(({ startsAt }) => startsAt > now))[0] ?? null;
}
