import type { Database } from '../platform/db.ts';
import type { MeetingPlan } from './meeting.ts';
import type { MeetingOwner } from './meeting-repository.ts';

/** Makes new meetings one series. @returns the id of the first, which names the series */
export async function joinSeries(tx: Database, ids: readonly number[]): Promise<number> {
  const [first] = ids;
  if (first === undefined) throw new Error('a series without a meeting');
  await tx.meeting.updateMany({ where: { id: { in: [...ids] } }, data: { seriesId: first } });
  return first;
}

/**
 * Finds the first meeting of the owner's series that has exactly these starts and began with this
 * plan, from a form that was sent twice.
 */
export async function findSameSeries(
  tx: Database,
  owner: MeetingOwner,
  plans: readonly MeetingPlan[],
): Promise<number | null> {
  const [first] = plans;
  const candidates = await tx.meeting.findMany({
    where: { ...first, ...owner, cancelledAt: null, seriesId: { not: null } },
    select: { id: true },
  });
  for (const { id } of candidates) {
    const starts = await tx.meeting.findMany({
      where: { seriesId: id, cancelledAt: null },
      orderBy: { startsAt: 'asc' },
      select: { startsAt: true },
    });
    const isSame =
      starts.length === plans.length &&
      plans.every(({ startsAt }, index) => starts[index]?.startsAt.getTime() === startsAt.getTime());
    if (isSame) return id;
  }
  return null;
}
