import type { Clock } from '../../platform/clock.ts';
import type { TransactingDatabase } from '../../platform/db.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { deleteWeeksBefore, findCountTimes, replaceWeek } from './outcome-repository.ts';
import { weeksUntil } from './weeks.ts';

/** The weeks that are counted: 180 days, rounded up. */
const countedWeeks = 26;
/** How old a count may get before it is made again. The operators' page says so. */
const countAfterMs = 60 * 60_000;

/**
 * Counts again what became of recommended books, week by week, where that was last done more than
 * an hour ago. Idempotent.
 * @returns how many weeks it counted
 */
export async function recountOutcomes({
  db,
  clock,
}: {
  readonly db: TransactingDatabase;
  readonly clock: Clock;
}): Promise<number> {
  const now = clock.now();
  const unlessAfter = new Date(now.getTime() - countAfterMs);
  const { last } = await findCountTimes(db);
  if (last && last > unlessAfter) return 0;
  const weeks = weeksUntil(now, countedWeeks);
  let counted = 0;
  for (const week of weeks)
    if (await inTransaction(db, (transaction) => replaceWeek(transaction, week, { now, unlessAfter })))
      counted += 1;
  const oldest = weeks.at(-1);
  if (oldest) await deleteWeeksBefore(db, oldest);
  return counted;
}
