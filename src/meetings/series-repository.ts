import { type Database, Prisma } from '../platform/db.ts';
import type { Meeting, MeetingPlan } from './meeting.ts';
import type { MeetingOwner } from './meeting-repository.ts';

/** A later meeting of a series. */
export interface Later {
  readonly id: number;
  readonly version: number;
}

const isLater = ({ id, seriesId, startsAt }: Meeting) => Prisma.sql`
  m.series_id = ${seriesId} AND m.id <> ${id} AND m.starts_at > ${startsAt}::timestamptz
  AND m.cancelled_at IS NULL AND m.ends_at > now()`;

/** Finds the meetings of the same series that start later and are not over, in that order. */
export const findLater = (db: Database, meeting: Meeting): Promise<Later[]> =>
  meeting.seriesId === null
    ? Promise.resolve([])
    : db.$queryRaw<Later[]>`
        SELECT m.id, m.version FROM meetings m WHERE ${isLater(meeting)} ORDER BY m.starts_at, m.id`;

/**
 * Locks a meeting and the later ones of its series until the transaction ends, in the order of
 * their ids, so that two transactions do not wait for each other.
 */
export const lockSeriesFrom = (tx: Database, meetingId: number): Promise<unknown> => tx.$queryRaw`
  SELECT 1 FROM meetings m
  WHERE m.id = ${meetingId} OR (
    m.series_id = (SELECT series_id FROM meetings WHERE id = ${meetingId})
    AND m.starts_at > (SELECT starts_at FROM meetings WHERE id = ${meetingId}))
  ORDER BY m.id FOR NO KEY UPDATE`;

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
    where: {
      ...first,
      ...owner,
      minimum: first?.minimum ?? null,
      cancelledAt: null,
      seriesId: { not: null },
    },
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

/**
 * Finds the last two starts of a meeting's series, or else of its club, in their order; for a
 * meeting of its own, its start.
 */
export async function findRhythm(db: Database, { seriesId, clubId, startsAt }: Meeting): Promise<Date[]> {
  if (seriesId === null && clubId === null) return [startsAt];
  const last = await db.meeting.findMany({
    where: { cancelledAt: null, ...(seriesId === null ? { clubId } : { seriesId }) },
    orderBy: { startsAt: 'desc' },
    take: 2,
    select: { startsAt: true },
  });
  return last.length === 0 ? [startsAt] : last.map((one) => one.startsAt).reverse();
}
