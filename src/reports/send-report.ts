import type { TransactingDatabase } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { markCommentReported } from '../recommendations/index.ts';
import { markPointReported } from '../record/index.ts';
import { findSubject } from './find-subject.ts';
import type { NewReport, Target } from './input.ts';
import { insertReport } from './report-repository.ts';

/**
 * Stores a report with the text as it stands now, and folds a reported text of the model. The same
 * thing reported again by the same person changes nothing.
 * @returns false if the person may not see what she reports
 */
export const sendReport = (
  { db }: { readonly db: TransactingDatabase },
  reporterId: number,
  target: Target,
  report: NewReport,
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const subject = await findSubject(tx, reporterId, target);
    if (!subject) return false;
    const isNew = await insertReport(tx, reporterId, subject, report);
    if (isNew && target.kind === 'ai_text')
      await markCommentReported(tx, { recommendationId: target.id, bookId: target.book });
    if (isNew && target.kind === 'record') await markPointReported(tx, target.id);
    return true;
  });
