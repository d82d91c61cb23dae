import { findMeetingForAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { findSeenQuestions } from './seen-questions.ts';

/** A question that a person saw, with what a report keeps of it. */
export interface ReportableQuestion {
  readonly meetingId: number;
  /** Null: the model or a template wrote it, or the account was deleted. */
  readonly authorId: number | null;
  readonly body: string;
  /** How the model wrote it; null if it did not. */
  readonly origin: {
    readonly path: string;
    readonly model: string | null;
    readonly promptVersion: string;
  } | null;
}

/** Returns an approved question that a person may see, for a report; null for any other. */
export async function findReportableQuestion(
  db: Database,
  userId: number,
  questionId: number,
): Promise<ReportableQuestion | null> {
  const row = await db.discussionQuestion.findUnique({
    where: { id: questionId },
    select: { meetingId: true, draft: { select: { model: true, promptVersion: true } } },
  });
  const found = row && (await findMeetingForAsker(db, row.meetingId, userId));
  if (!found) return null;
  const seen = (await findSeenQuestions(db, found)).find(({ id }) => id === questionId);
  if (!seen || seen.isWithheld) return null;
  const { authorId, body, origin } = seen;
  const made = { path: 'ai', model: row.draft?.model ?? null, promptVersion: row.draft?.promptVersion ?? '' };
  return { meetingId: row.meetingId, authorId, body, origin: origin === 'model' ? made : null };
}

/** Hides a question from members. Idempotent. */
export async function hideQuestion(tx: Database, questionId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE discussion_questions SET hidden_at = clock_timestamp() WHERE id = ${questionId} AND hidden_at IS NULL`;
}

/** Shows a hidden question again. Idempotent. */
export async function restoreQuestion(tx: Database, questionId: number): Promise<void> {
  await tx.discussionQuestion.updateMany({ where: { id: questionId }, data: { hiddenAt: null } });
}
