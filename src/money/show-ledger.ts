import type { Database } from '../platform/db.ts';
import { findLines, findSums } from './line-repository.ts';
import { moneyLimits } from './money-limits.ts';
import type { MoneyLine, Sums } from './money-line.ts';
import { findClubMeetings, type PaidMeeting } from './payment-repository.ts';
import { findChanges, type LineChange } from './version-repository.ts';

/** One page of a club's ledger. */
export interface MoneyLedger {
  readonly sums: Sums;
  readonly lines: readonly MoneyLine[];
  readonly page: number;
  readonly meetings: readonly PaidMeeting[];
  readonly changes: readonly LineChange[];
}

/** Returns one page of a club's ledger. The caller has checked that the person may see it. */
export async function showLedger(db: Database, clubId: number, wantedPage = 1): Promise<MoneyLedger> {
  const { linesPerPage, listedMeetings, shownChanges } = moneyLimits;
  const sums = await findSums(db, clubId);
  const page = Math.min(wantedPage, Math.max(1, Math.ceil(sums.lines / linesPerPage)));
  const [lines, meetings, changes] = await Promise.all([
    findLines(db, clubId, { skip: (page - 1) * linesPerPage, limit: linesPerPage }),
    findClubMeetings(db, clubId, listedMeetings),
    findChanges(db, clubId, shownChanges),
  ]);
  return { sums, lines, page, meetings, changes };
}
