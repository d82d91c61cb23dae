import { type Database, Prisma } from '../platform/db.ts';
import { upheldDecisions } from './decision.ts';
import type { Place } from './report.ts';
import type { StoredReport } from './stored-report.ts';

export async function findReport(db: Database, id: number): Promise<StoredReport | null> {
  const include = { aboutUser: { select: { leftAt: true } } } as const;
  const row = await db.report.findUnique({ where: { id }, include });
  if (!row) return null;
  const { aboutUser, ...report } = row;
  return { ...report, hasPerson: aboutUser !== null && aboutUser.leftAt === null } as StoredReport;
}

/** Whether a report `r` is about the same thing as `place`. */
export const isAbout = (place: Place): Prisma.Sql => Prisma.sql`(r.kind = ${place.kind}
  AND r.meeting_id IS NOT DISTINCT FROM ${place.meetingId}::int AND r.seq IS NOT DISTINCT FROM ${place.seq}::int
  AND r.club_id IS NOT DISTINCT FROM ${place.clubId}::int
  AND r.recommendation_id IS NOT DISTINCT FROM ${place.recommendationId}::int
  AND r.book_id IS NOT DISTINCT FROM ${place.bookId}::int
  AND r.question_id IS NOT DISTINCT FROM ${place.questionId}::int
  AND r.record_point_id IS NOT DISTINCT FROM ${place.recordPointId}::int
  AND (r.kind NOT IN ('nickname', 'note') OR r.about_user_id = ${place.aboutUserId}::int))`;

/** An open report and the person who sent it. */
export interface OpenReport {
  readonly id: number;
  readonly reporterId: number | null;
}

/** Locks all open reports of one thing until the transaction ends. A second operator waits here. */
export const lockOpenReports = (tx: Database, place: Place): Promise<OpenReport[]> =>
  tx.$queryRaw<OpenReport[]>`
    SELECT r.id, r.reporter_id AS "reporterId" FROM reports r
    WHERE r.decided_at IS NULL AND ${isAbout(place)} ORDER BY r.id FOR UPDATE`;

/** Stores a decision about these reports. */
export const storeDecision = (
  tx: Database,
  ids: readonly number[],
  made: Pick<StoredReport, 'decision' | 'hides' | 'decidedBy' | 'explanation' | 'suspendedUntil'>,
): Promise<unknown> =>
  tx.$executeRaw`
    UPDATE reports SET decision = ${made.decision}, hides = ${made.hides}, decided_at = clock_timestamp(),
      decided_by = ${made.decidedBy}::int, explanation = ${made.explanation},
      suspended_until = ${made.suspendedUntil}::timestamptz
    WHERE id = ANY (${[...ids]})`;

/** Locks the reports that were decided together with this one. */
export const lockDecidedTogether = (tx: Database, report: StoredReport): Promise<{ id: number }[]> =>
  tx.$queryRaw<{ id: number }[]>`
    SELECT r.id FROM reports r JOIN reports one ON one.id = ${report.id}
    WHERE r.decision = ${report.decision} AND r.decision = one.decision AND r.decided_at = one.decided_at
      AND ${isAbout(report)}
    ORDER BY r.id FOR UPDATE OF r`;

/** Marks decisions as undone. */
export const storeUndoing = (tx: Database, ids: readonly number[]): Promise<unknown> =>
  tx.report.updateMany({
    where: { id: { in: [...ids] } },
    data: { decision: 'restored', hides: false, suspendedUntil: null },
  });

/** Whether another decision still hides the thing of a report. */
export async function findStillHidden(tx: Database, place: Place): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ hidden: boolean }]>`
    SELECT EXISTS (SELECT FROM reports r WHERE r.hides AND ${isAbout(place)}) AS hidden`;
  return row.hidden;
}

/** The latest end of a person's suspensions that were not undone; null if she has none ahead. */
export async function findSuspension(tx: Database, userId: number): Promise<Date | null> {
  const [row] = await tx.$queryRaw<[{ until: Date | null }]>`
    SELECT max(suspended_until) AS until FROM reports
    WHERE about_user_id = ${userId} AND decision = 'suspended' AND suspended_until > now()`;
  return row.until;
}

/** Counts the reports of a club itself that operators upheld. */
export const countUpheld = (db: Database, clubId: number): Promise<number> =>
  db.report.count({ where: { kind: 'club', clubId, decision: { in: [...upheldDecisions] } } });
