import type { Database } from '../platform/db.ts';
import type { NewReport } from './input.ts';
import { longestSnapshot, type Subject } from './report.ts';

/**
 * Stores a report, unless this person reported the same thing before.
 * @returns whether it is new
 */
export async function insertReport(
  db: Database,
  reporterId: number,
  { snapshot, origin, ...place }: Subject,
  { reason, words }: NewReport,
): Promise<boolean> {
  const { count } = await db.report.createMany({
    data: {
      ...place,
      reporterId,
      reason,
      words,
      snapshot: [...snapshot].slice(0, longestSnapshot).join(''),
      path: origin?.path ?? null,
      model: origin?.model ?? null,
      promptVersion: origin?.promptVersion ?? null,
    },
    skipDuplicates: true,
  });
  return count > 0;
}
