import { hideNickname, restoreNickname } from '../accounts/index.ts';
import { hideMessage, restoreMessage } from '../chat/index.ts';
import { hideClub, restoreClub } from '../clubs/index.ts';
import { hideMeeting, restoreMeeting } from '../meetings/index.ts';
import { hideNote, restoreNote } from '../notes/index.ts';
import type { Database } from '../platform/db.ts';
import { afterCommit } from '../platform/transaction.ts';
import { hideQuestion, restoreQuestion } from '../questions/index.ts';
import { unmarkCommentReported } from '../recommendations/index.ts';
import { hidePoint, restorePoint, unmarkPointReported } from '../record/index.ts';
import { hideCard, restoreCard } from '../talk/index.ts';
import { upheldThatHideClub } from './decision.ts';
import { countUpheld, findStillHidden } from './decision-repository.ts';
import type { DecisionServices } from './services.ts';
import type { StoredReport } from './stored-report.ts';

/** Hides the reported text from others. Open rooms hear of a hidden message after the commit. */
export async function hideSubject(
  { announceChange, tellReaders }: DecisionServices,
  tx: Database,
  { id, kind, meetingId, seq, clubId, questionId, recordPointId, aboutUserId }: StoredReport,
): Promise<void> {
  if (kind === 'message' && meetingId !== null && seq !== null) {
    const revision = await hideMessage(tx, { meetingId, seq });
    if (revision !== null)
      afterCommit(tx, () => announceChange(meetingId, { seq, revision, deleted: true, hidden: true }));
  }
  if (kind === 'meeting' && meetingId !== null) await hideMeeting(tx, meetingId);
  if (kind === 'club' && clubId !== null) await hideClub(tx, clubId);
  if (kind === 'note' && meetingId !== null && aboutUserId !== null)
    await hideNote(tx, { meetingId, userId: aboutUserId });
  if (kind === 'question' && questionId !== null) await hideQuestion(tx, questionId);
  if (kind === 'question_card' && questionId !== null) await hideCard(tx, questionId);
  if (kind === 'record' && recordPointId !== null) await hidePoint(tx, recordPointId);
  if ((kind === 'record' || kind === 'question') && meetingId !== null)
    afterCommit(tx, () => tellReaders(meetingId));
  if (kind === 'nickname' && aboutUserId !== null) await hideNickname(tx, aboutUserId, id);
}

/**
 * Shows a hidden text again, unless another decision hides it. Open rooms hear of a message after
 * the commit.
 */
export async function restoreSubject(
  { announceChange, tellReaders }: DecisionServices,
  tx: Database,
  report: StoredReport,
): Promise<void> {
  if (await findStillHidden(tx, report)) return;
  const { id, kind, meetingId, seq, clubId, questionId, recordPointId, aboutUserId, snapshot } = report;
  if (kind === 'message' && meetingId !== null && seq !== null) {
    const revision = await restoreMessage(tx, { meetingId, seq }, snapshot);
    if (revision !== null) afterCommit(tx, () => announceChange(meetingId, { seq, revision }));
  }
  if (kind === 'meeting' && meetingId !== null) await restoreMeeting(tx, meetingId);
  if (kind === 'club' && clubId !== null && (await countUpheld(tx, clubId)) < upheldThatHideClub)
    await restoreClub(tx, clubId);
  if (kind === 'note' && meetingId !== null && aboutUserId !== null)
    await restoreNote(tx, { meetingId, userId: aboutUserId });
  if (kind === 'question' && questionId !== null) await restoreQuestion(tx, questionId);
  if (kind === 'question_card' && questionId !== null) await restoreCard(tx, questionId);
  if (kind === 'record' && recordPointId !== null) await restorePoint(tx, recordPointId);
  if ((kind === 'record' || kind === 'question') && meetingId !== null)
    afterCommit(tx, () => tellReaders(meetingId));
  if (kind === 'nickname' && aboutUserId !== null)
    await restoreNickname(tx, aboutUserId, { number: id, nickname: snapshot });
}

/** Shows a text of the model unfolded again. Other kinds are not folded. */
export async function unfoldSubject(
  tx: Database,
  { kind, recommendationId, bookId, recordPointId }: StoredReport,
): Promise<void> {
  if (kind === 'record' && recordPointId !== null) await unmarkPointReported(tx, recordPointId);
  if (kind === 'ai_text' && recommendationId !== null && bookId !== null)
    await unmarkCommentReported(tx, { recommendationId, bookId });
}

/** Hides a club that has too many upheld reports. */
export async function hideReportedClub(tx: Database, { kind, clubId }: StoredReport): Promise<void> {
  if (kind !== 'club' || clubId === null) return;
  if ((await countUpheld(tx, clubId)) >= upheldThatHideClub) await hideClub(tx, clubId);
}
