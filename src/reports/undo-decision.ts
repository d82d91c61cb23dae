import { changeSuspension } from '../accounts/index.ts';
import { logOperatorAct } from '../operations/index.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { DecideResult } from './decide-report.ts';
import { isUndoable } from './decision.ts';
import { findReport, findSuspension, lockDecidedTogether, storeUndoing } from './decision-repository.ts';
import { restoreSubject, unfoldSubject } from './hide-subject.ts';
import type { DecisionServices } from './services.ts';

/**
 * Undoes a decision: shows the text again and lifts the suspension, unless other decisions stand.
 * Undoing twice changes nothing. The person concerned finds it in her inbox.
 */
export const undoDecision = (
  services: DecisionServices,
  operatorId: number,
  reportId: number,
): Promise<DecideResult> =>
  inTransaction(services.db, async (tx): Promise<DecideResult> => {
    const report = await findReport(tx, reportId);
    if (!report) return { ok: false, reason: 'not_found' };
    if (report.decision === 'restored') return { ok: true };
    if (!isUndoable(report.decision)) return { ok: false, reason: 'nothing_to_undo' };
    const together = await lockDecidedTogether(tx, report);
    // Another request undid it while this one waited.
    if (together.length === 0) return { ok: true };
    await storeUndoing(
      tx,
      together.map(({ id }) => id),
    );
    if (report.hides || report.kind === 'club') await restoreSubject(services, tx, report);
    await unfoldSubject(tx, report);
    const { aboutUserId } = report;
    if (aboutUserId !== null) {
      if (report.decision === 'suspended')
        await changeSuspension(tx, aboutUserId, await findSuspension(tx, aboutUserId));
      await services.announce(tx, { kind: 'report_upheld', reportId, toUserId: aboutUserId });
    }
    await logOperatorAct(tx, {
      action: 'decision_undone',
      actorId: operatorId,
      subjectId: aboutUserId,
      reportId,
    });
    return { ok: true };
  });
