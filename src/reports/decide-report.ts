import { isAdmin, suspendAccount } from '../accounts/index.ts';
import { logOperatorAct } from '../operations/index.ts';
import type { Database } from '../platform/db.ts';
import { afterCommit, inTransaction } from '../platform/transaction.ts';
import { type Decision, type DecisionRefusal, isHideable, needsPerson } from './decision.ts';
import { findReport, lockOpenReports, type OpenReport, storeDecision } from './decision-repository.ts';
import { hideReportedClub, hideSubject, unfoldSubject } from './hide-subject.ts';
import type { DecisionServices } from './services.ts';
import type { StoredReport } from './stored-report.ts';

export type DecideResult = { readonly ok: true } | { readonly ok: false; readonly reason: DecisionRefusal };

const actions = {
  dismissed: 'report_dismissed',
  hidden: 'content_hidden',
  warned: 'person_warned',
  suspended: 'person_suspended',
} as const;

/**
 * Decides a report and all others that wait about the same thing. The same decision of the same
 * operator again changes nothing; of two operators the first one decides.
 */
export const decideReport = (
  services: DecisionServices,
  operatorId: number,
  reportId: number,
  decision: Decision,
): Promise<DecideResult> =>
  inTransaction(services.db, async (tx): Promise<DecideResult> => {
    const report = await findReport(tx, reportId);
    if (!report) return { ok: false, reason: 'not_found' };
    const open = await lockOpenReports(tx, report);
    if (!open.some(({ id }) => id === reportId)) return answerDecided(tx, operatorId, reportId, decision);
    const refusal = await refuse(tx, report, decision);
    if (refusal) return { ok: false, reason: refusal };
    await apply(services, tx, { operatorId, report, open }, decision);
    return { ok: true };
  });

async function answerDecided(
  tx: Database,
  operatorId: number,
  reportId: number,
  { decision }: Decision,
): Promise<DecideResult> {
  const now = await findReport(tx, reportId);
  const isSame = now?.decidedBy === operatorId && now.decision === decision;
  return isSame ? { ok: true } : { ok: false, reason: 'decided' };
}

async function refuse(
  tx: Database,
  { aboutUserId, hasPerson }: StoredReport,
  { decision }: Decision,
): Promise<DecisionRefusal | null> {
  if (!needsPerson(decision)) return null;
  if (aboutUserId === null || !hasPerson) return 'no_person';
  return decision === 'suspended' && (await isAdmin(tx, aboutUserId)) ? 'is_operator' : null;
}

async function apply(
  services: DecisionServices,
  tx: Database,
  { operatorId, report, open }: { operatorId: number; report: StoredReport; open: readonly OpenReport[] },
  { decision, hides, days, explanation }: Decision,
): Promise<void> {
  const { id, aboutUserId } = report;
  const hidesText = (decision === 'hidden' || hides) && decision !== 'dismissed' && isHideable(report.kind);
  const suspendedUntil =
    decision === 'suspended' && aboutUserId !== null ? await suspendAccount(tx, aboutUserId, days) : null;
  await storeDecision(
    tx,
    open.map((one) => one.id),
    { decision, hides: hidesText, decidedBy: operatorId, explanation: explanation || null, suspendedUntil },
  );
  if (hidesText) await hideSubject(services, tx, report);
  if (decision === 'dismissed') await unfoldSubject(tx, report);
  await hideReportedClub(tx, report);
  for (const one of open) {
    if (one.reporterId !== null)
      await services.announce(tx, { kind: 'report_answered', reportId: one.id, toUserId: one.reporterId });
  }
  if (decision !== 'dismissed' && aboutUserId !== null)
    await services.announce(tx, { kind: 'report_upheld', reportId: id, toUserId: aboutUserId });
  const act = { action: actions[decision], actorId: operatorId, subjectId: aboutUserId, reportId: id };
  await logOperatorAct(tx, { ...act, reason: explanation || null });
  if (suspendedUntil !== null && aboutUserId !== null)
    afterCommit(tx, () => services.onSessionsEnded(aboutUserId));
}
