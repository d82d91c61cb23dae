import { z } from 'zod';
import type { Database } from '../platform/db.ts';
import type { AttemptCost } from './attempt-cost.ts';
import type { Point } from './record.ts';
import { addCost, type ClaimedRecord } from './schedule-repository.ts';

/** The model's answer about one part of a talk. */
export interface AnsweredPart {
  readonly points: readonly Point[];
  readonly servedModel: string | null;
}

/** An answer with its cost, and the digest of its question. */
export interface PaidPart extends AnsweredPart {
  readonly digest: string;
  readonly cost: AttemptCost;
}

const StoredPoints: z.ZodType<Point[]> = z.array(
  z.object({
    sentence: z.string().nullable(),
    quotes: z.array(z.object({ seq: z.int(), beginsAt: z.int(), endsAt: z.int() })),
  }),
);

/** Finds the parts that earlier attempts at a record finished, by the digest of their question. */
export async function findAnsweredParts(
  db: Database,
  meetingId: number,
): Promise<ReadonlyMap<string, AnsweredPart>> {
  const rows = await db.meetingRecordPart.findMany({ where: { meetingId } });
  return new Map(
    rows.map(({ digest, points, servedModel }) => [
      digest,
      { points: StoredPoints.parse(points), servedModel },
    ]),
  );
}

/**
 * Stores the answer about a part, and its cost, in one statement. Nothing is stored if somebody
 * else has taken the record meanwhile.
 */
export const storeAnsweredPart = (
  db: Database,
  { meetingId, claim }: ClaimedRecord,
  { digest, points, servedModel, cost }: PaidPart,
): Promise<number> => db.$executeRaw`
  WITH mine AS (
    UPDATE meeting_records SET ${addCost(cost)} WHERE meeting_id = ${meetingId} AND claim = ${claim}
    RETURNING meeting_id
  )
  INSERT INTO meeting_record_parts (meeting_id, digest, points, served_model)
  SELECT meeting_id, ${digest}, ${JSON.stringify(points)}::jsonb, ${servedModel} FROM mine
  ON CONFLICT DO NOTHING`;

/** Deletes the parts of a record that is stored, asked for again or taken down. */
export const deleteParts = (db: Database, meetingId: number): Promise<unknown> =>
  db.meetingRecordPart.deleteMany({ where: { meetingId } });
