import { markAnswered, moveDeadline } from '../asks/index.ts';
import { cancelLeaving, leaveAfterUndo, type NotFound, withLockedMeeting } from '../meetings/index.ts';
import { saveAnswer } from './answer-repository.ts';
import { type AnswerRefusal, canAnswer } from './policy.ts';
import { type Answer, askOf } from './question.ts';
import { findQuestion } from './question-repository.ts';
import type { AttendanceServices } from './services.ts';

export type AnswerResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: AnswerRefusal }
  | NotFound;

/**
 * Stores whether a member comes. A "no" gives up her seat after the seconds in which she can take
 * it back, as leaving does; a "yes" in that time keeps it. Idempotent.
 */
export const answerAttendance = (
  services: AttendanceServices,
  userId: number,
  { meetingId, answer }: { readonly meetingId: number; readonly answer: Answer },
): Promise<AnswerResult> =>
  withLockedMeeting<AnswerResult>(services, { meetingId, userId }, async (tx, found) => {
    const question = await findQuestion(tx, meetingId);
    const decision = canAnswer(found, question);
    if (!decision.ok || !question) return decision;
    await saveAnswer(tx, { questionId: question.id, userId, answer });
    const ref = askOf(question.id);
    // The ask ended if the meeting moved away from this start and back.
    await moveDeadline(tx, ref, found.meeting.startsAt);
    await markAnswered(services, tx, ref, userId);
    if (answer === 'no') await leaveAfterUndo(tx, { meetingId, userId });
    else await cancelLeaving(tx, meetingId, userId);
    return decision;
  });
