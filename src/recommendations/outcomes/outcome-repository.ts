import type { Database } from '../../platform/db.ts';
import { insertOutcomes } from './insert-outcomes.sql.ts';
import { type Outcome, type WeekOutcome, ways } from './outcome.ts';
import type { Week } from './weeks.ts';

/** Namespace of the advisory locks of weeks. No other lock uses this number. */
const weekLockSpace = 7_204;

/**
 * Replaces the stored counts of a week by those at `now`, in the caller's transaction. Does nothing
 * while another process counts that week, or did after `unlessAfter`.
 * @returns whether it counted
 */
export async function replaceWeek(
  transaction: Database,
  week: Week,
  { now, unlessAfter }: { readonly now: Date; readonly unlessAfter: Date },
): Promise<boolean> {
  const [turn] = await transaction.$queryRaw<{ isMine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${weekLockSpace}::int, hashtext(${week.monday})) AS "isMine"`;
  if (!turn?.isMine) return false;
  const monday = new Date(week.monday);
  const fresh = await transaction.recommendationOutcome.count({
    where: { monday, countedAt: { gt: unlessAfter } },
  });
  if (fresh > 0) return false;
  await transaction.recommendationOutcome.deleteMany({ where: { monday } });
  await transaction.$executeRaw(insertOutcomes({ ...week, now }));
  return true;
}

/** Deletes the counts of weeks before this one. */
export const deleteWeeksBefore = (db: Database, { monday }: Week): Promise<unknown> =>
  db.recommendationOutcome.deleteMany({ where: { monday: { lt: new Date(monday) } } });

/** When the first and the last of the stored counts were made; `null`: there are none. */
export async function findCountTimes(db: Database): Promise<{ first: Date | null; last: Date | null }> {
  const { _min, _max } = await db.recommendationOutcome.aggregate({
    _min: { countedAt: true },
    _max: { countedAt: true },
  });
  return { first: _min.countedAt, last: _max.countedAt };
}

/** Reads the stored counts, the latest week first. */
export async function listOutcomes(db: Database): Promise<WeekOutcome[]> {
  const rows = await db.recommendationOutcome.findMany({ orderBy: [{ monday: 'desc' }, { shown: 'desc' }] });
  return rows.flatMap((row) => {
    const way = ways.find((known) => known === row.way);
    if (!way) return [];
    const { monday, model, servedModel, promptVersion } = row;
    return { ...outcomeOf(row), monday, way, model, servedModel, promptVersion };
  });
}

type StoredCounts = Readonly<
  Record<'shown' | 'weekOver' | 'opened' | 'monthOver' | 'liked' | 'joined' | 'finished', number>
>;

const outcomeOf = (row: StoredCounts): Outcome => ({
  shown: row.shown,
  results: {
    opened: { hits: row.opened, of: row.weekOver },
    liked: { hits: row.liked, of: row.monthOver },
    joined: { hits: row.joined, of: row.monthOver },
    finished: { hits: row.finished, of: row.monthOver },
  },
});
