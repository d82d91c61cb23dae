import { seatCounts } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import type { Answer } from './question.ts';

/** Stores an answer in place of the member's earlier one. */
export const saveAnswer = (
  tx: Database,
  {
    questionId,
    userId,
    answer,
  }: { readonly questionId: number; readonly userId: number; readonly answer: Answer },
): Promise<number> => tx.$executeRaw`
  INSERT INTO attendance_answers (question_id, user_id, answer) VALUES (${questionId}, ${userId}, ${answer})
  ON CONFLICT (question_id, user_id) DO UPDATE
  SET answer = excluded.answer, answered_at = clock_timestamp()`;

/** A person whose seat says something else than her answer. */
export interface UnmatchedAnswer {
  readonly questionId: number;
  readonly meetingId: number;
  readonly userId: number;
  /** The answer that her seat gives: she joined after the question, or took back her "no". */
  readonly now: 'yes' | 'silent';
}

/** Finds members who joined after the question, or who took their seats back after a "no". */
export const findUnmatchedAnswers = (db: Database, limit: number): Promise<UnmatchedAnswer[]> =>
  db.$queryRaw<UnmatchedAnswer[]>`
    SELECT q.id AS "questionId", q.meeting_id AS "meetingId", s.user_id AS "userId",
      CASE WHEN s.joined_at > q.asked_at THEN 'yes' ELSE 'silent' END AS now
    FROM attendance_questions q
      JOIN meetings m ON m.id = q.meeting_id AND m.starts_at = q.starts_at AND m.cancelled_at IS NULL
      JOIN memberships s ON s.meeting_id = m.id AND s.leaves_at IS NULL
      LEFT JOIN attendance_answers a ON a.question_id = q.id AND a.user_id = s.user_id
    WHERE q.starts_at > now() AND s.user_id <> m.leader_id AND ${Prisma.raw(seatCounts('s.user_id'))}
      AND CASE WHEN s.joined_at > q.asked_at THEN a.user_id IS NULL OR a.answered_at < s.joined_at
        ELSE a.answer = 'no' END
    ORDER BY q.id, s.user_id LIMIT ${limit}`;

/** Deletes a member's answer. */
export const deleteAnswer = (
  tx: Database,
  { questionId, userId }: Pick<UnmatchedAnswer, 'questionId' | 'userId'>,
): Promise<unknown> => tx.attendanceAnswer.deleteMany({ where: { questionId, userId } });
