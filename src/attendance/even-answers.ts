import { markAnswered, withdrawAnswer } from '../asks/index.ts';
import { withLockedMeeting } from '../meetings/index.ts';
import { deleteAnswer, findUnevenAnswers, saveAnswer, type UnevenAnswer } from './answer-repository.ts';
import type { QuestionServices } from './ask-members.ts';
import { askOf } from './question.ts';
import { findQuestion } from './question-repository.ts';

/** Members in one run; the next run takes the others. */
const batchSize = 200;

/**
 * Brings answers in line with the seats: a member who joined after the question comes, and one who
 * took her seat back after a "no" has not answered. The list of who comes says so at once; this
 * also tells the ask. Safe in several processes. @returns how many answers it changed
 */
export async function evenAnswers(services: QuestionServices): Promise<number> {
  const uneven = await findUnevenAnswers(services.db, batchSize);
  for (const one of uneven) await evenOne(services, one);
  return uneven.length;
}

const evenOne = (services: QuestionServices, one: UnevenAnswer) =>
  withLockedMeeting(services, one, async (tx, { asker }) => {
    const { questionId, userId } = one;
    const isCurrent = (await findQuestion(tx, one.meetingId))?.id === questionId;
    if (!isCurrent || !asker?.isMember || asker.leavesAt) return;
    if (one.now === 'yes') {
      await saveAnswer(tx, { questionId, userId, answer: 'yes' });
      await markAnswered(services, tx, askOf(questionId), userId);
    } else {
      await deleteAnswer(tx, one);
      await withdrawAnswer(tx, askOf(questionId), userId);
    }
  });
