import type { Database } from '../platform/db.ts';
import type { AttemptCost } from './attempt-cost.ts';
import { deleteParts } from './part-repository.ts';
import type { RecordedQuestion } from './record.ts';
import { addCost, type ClaimedRecord, isOver } from './schedule-repository.ts';

/** A record as it was made. */
export interface MadeRecord {
  readonly questions: readonly RecordedQuestion[];
  /** Why the model did not write it; null: it did. */
  readonly fallback: string | null;
  readonly model: string | null;
  readonly servedModel: string | null;
  readonly promptVersion: string | null;
  readonly cost: AttemptCost;
}

/**
 * Stores a record in place of the one before. Call it in a transaction. @returns false if somebody
 * else has taken the record meanwhile, or the meeting goes on; nothing is stored then
 */
export async function storeRecord(tx: Database, claimed: ClaimedRecord, made: MadeRecord): Promise<boolean> {
  const { meetingId, claim } = claimed;
  const { questions, fallback, model, servedModel, promptVersion, cost } = made;
  const stored = await tx.$executeRaw`
    UPDATE meeting_records SET due_at = NULL, attempts = 0, makings = makings + 1, made_at = now(), failed_at = NULL,
      taken_down_at = NULL, taken_down_by = NULL, fallback = ${fallback}, model = ${model},
      served_model = ${servedModel}, prompt_version = ${promptVersion}, ${addCost(cost)}
    WHERE meeting_id = ${meetingId} AND claim = ${claim} AND due_at IS NOT NULL
      AND EXISTS (SELECT FROM meetings m WHERE m.id = ${meetingId} AND ${isOver})`;
  if (stored === 0) return false;
  await deleteParts(tx, meetingId);
  await tx.meetingRecordQuestion.deleteMany({ where: { meetingId } });
  await tx.meetingRecordQuestion.createMany({
    data: questions.map(({ body, isByModel }, position) => ({ meetingId, position, body, isByModel })),
  });
  await insertPoints(tx, meetingId, questions);
  return true;
}

async function insertPoints(
  tx: Database,
  meetingId: number,
  questions: readonly RecordedQuestion[],
): Promise<void> {
  const points = questions.flatMap((one, question) =>
    one.points.map((point, position) => ({ question, position, ...point })),
  );
  if (points.length === 0) return;
  const created = await tx.meetingRecordPoint.createManyAndReturn({
    data: points.map(({ question, position, sentence }) => ({ meetingId, question, position, sentence })),
    select: { id: true, question: true, position: true },
  });
  const idOf = new Map(created.map(({ id, question, position }) => [`${question} ${position}`, id]));
  const quotes = points.flatMap(({ question, position, quotes: spans }) =>
    spans.map((span, place) => ({
      pointId: idOf.get(`${question} ${position}`) ?? 0,
      position: place,
      ...span,
    })),
  );
  await tx.meetingRecordQuote.createMany({ data: quotes });
}
