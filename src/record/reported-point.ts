import type { Database } from '../platform/db.ts';
import { showRecord } from './show-record.ts';

/** A sentence of a record, and how it was made. */
export interface ReportablePoint {
  readonly meetingId: number;
  readonly sentence: string;
  readonly origin: { readonly path: string; readonly model: string | null; readonly promptVersion: string };
}

/** Returns a model's sentence that a person sees in a record, for a report; null for any other. */
export async function findReportablePoint(
  db: Database,
  userId: number,
  pointId: number,
): Promise<ReportablePoint | null> {
  const row = await db.meetingRecordPoint.findUnique({
    where: { id: pointId },
    select: {
      meetingId: true,
      inQuestion: { select: { record: { select: { model: true, promptVersion: true } } } },
    },
  });
  if (!row) return null;
  const shown = await showRecord(db, { meetingId: row.meetingId, userId });
  if (!shown.ok) return null;
  const points = shown.record.questions.flatMap((question) => question.points);
  const sentence = points.find(({ id }) => id === pointId)?.sentence ?? null;
  if (sentence === null) return null;
  const { model, promptVersion } = row.inQuestion.record;
  return {
    meetingId: row.meetingId,
    sentence,
    origin: { path: 'ai', model, promptVersion: promptVersion ?? '' },
  };
}

/** Folds a reported sentence for everybody. Idempotent. */
export const markPointReported = (tx: Database, pointId: number): Promise<unknown> => tx.$executeRaw`
  UPDATE meeting_record_points SET reported_at = now() WHERE id = ${pointId} AND reported_at IS NULL`;

/** Unfolds a sentence whose report was dismissed. Idempotent. */
export const unmarkPointReported = (tx: Database, pointId: number): Promise<unknown> =>
  tx.meetingRecordPoint.updateMany({ where: { id: pointId }, data: { reportedAt: null } });

/** Hides a sentence; its quotes stay, because each is a message. Idempotent. */
export const hidePoint = (tx: Database, pointId: number): Promise<unknown> => tx.$executeRaw`
  UPDATE meeting_record_points SET hidden_at = now() WHERE id = ${pointId} AND hidden_at IS NULL`;

/** Shows a hidden sentence again. Idempotent. */
export const restorePoint = (tx: Database, pointId: number): Promise<unknown> =>
  tx.meetingRecordPoint.updateMany({ where: { id: pointId }, data: { hiddenAt: null, reportedAt: null } });
