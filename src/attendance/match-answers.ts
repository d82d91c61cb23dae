import { markAnswered, withdrawAnswer } from '../asks/index.ts';
import { withLockedMeeting } from '../meetings/index.ts';
import { deleteAnswer, findUnmatchedAnswers, saveAnswer, type UnmatchedAnswer } from './answer-repository.ts';
import type { QuestionServices } from './ask-members.ts';
import { askOf } from './question.ts';
import { findQuestion } from './question-repository.ts';

/** Members in one run; the next run takes the others. */
const batchSize = 200;

/**
 * Matches answers to seats: a member who joined after the question comes, and one who took
 * her seat back after a "no" has not answered. The list of who comes says so at once; this
 * also tells the ask. Safe in several processes. @returns how many answers it changed
 */
export async function matchAnswers(services: QuestionServices): Promise<number> {
  let count = 0;
  for (const one of await findUnmatchedAnswers(services.db, batchSize)) {
    const isDone = await matchOne(services, one).then(
      () => true,
      (err) => {
        // The members behind her must not wait for her.
        services.log.error({ err, ...one }, 'an answer could not be matched to a seat');
        return false;
      },
    );
    if (isDone) count += 1;
  }
  return count;
}

const matchOne = (services: QuestionServices, one: UnmatchedAnswer) =>
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
