import { isManager, type Role } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { csvOf } from './csv.ts';
import { fileHeadings, fileRow } from './file-view.ts';
import { findLines } from './line-repository.ts';
import { moneyLimits } from './money-limits.ts';

/** Returns all lines as CSV, the newest first; null for a person who does not lead the club. */
export async function moneyFile(db: Database, clubId: number, role: Role | null): Promise<string | null> {
  if (!isManager(role)) return null;
  const lines = await findLines(db, clubId, { skip: 0, limit: moneyLimits.linesPerClub });
  return csvOf([fileHeadings, ...lines.map(fileRow)]);
}
