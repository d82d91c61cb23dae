import { type ContextMessage, findMessageContext } from '../chat/index.ts';
import { logOperatorAct } from '../operations/index.ts';
import type { Database } from '../platform/db.ts';
import { findReport } from './decision-repository.ts';
import { findPeople, findRelated, type QueuedReport, type ReportPeople } from './queue-repository.ts';
import type { StoredReport } from './stored-report.ts';

/** Messages before and after a reported one. */
const contextOnEachSide = 10;

/** The data of a report's page for operators. */
export interface ReportDetail {
  readonly report: StoredReport;
  readonly people: ReportPeople;
  readonly related: readonly QueuedReport[];
  /** Empty for other kinds than messages. */
  readonly context: readonly ContextMessage[];
}

/** Returns a report for an operator and logs that she read it; null if there is no such report. */
export async function showReport(
  db: Database,
  operatorId: number,
  reportId: number,
): Promise<ReportDetail | null> {
  const report = await findReport(db, reportId);
  if (!report) return null;
  const { kind, meetingId, seq, aboutUserId } = report;
  await logOperatorAct(db, {
    action: 'report_viewed',
    actorId: operatorId,
    subjectId: aboutUserId,
    reportId,
  });
  const place = kind === 'message' && meetingId !== null && seq !== null ? { meetingId, seq } : null;
  const [people, related, context] = await Promise.all([
    findPeople(db, report),
    findRelated(db, report),
    place ? findMessageContext(db, place, contextOnEachSide) : [],
  ]);
  return { report, people, related, context };
}
