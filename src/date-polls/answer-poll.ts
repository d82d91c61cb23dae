import { markAnswered } from '../asks/index.ts';
import { findClubForAsker } from '../clubs/index.ts';
import { inTransaction } from '../platform/transaction.ts';
import { type Answers, storeAnswers } from './answer-repository.ts';
import { type AnswerRefusal, canAnswer } from './policy.ts';
import { askOf } from './poll-ask.ts';
import { findPoll, shareLockPoll } from './poll-repository.ts';
import type { DatePollServices } from './services.ts';

export type AnswerPollResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not_found' | 'no_such_date' | AnswerRefusal };

/**
 * Stores a member's answers in place of her earlier ones. Dates that she leaves out keep their
 * answers. The database's clock decides whether the poll is open. The leaders are told when every
 * member has answered.
 */
export const answerPoll = (
  services: DatePollServices,
  userId: number,
  { pollId, given }: { readonly pollId: number; readonly given: Answers },
): Promise<AnswerPollResult> =>
  inTransaction(
    services.db,
    async (tx): Promise<AnswerPollResult> => {
      await shareLockPoll(tx, pollId);
      const poll = await findPoll(tx, pollId);
      const clubForAsker = poll && (await findClubForAsker(tx, poll.clubId, userId));
      if (!poll || !clubForAsker) return { ok: false, reason: 'not_found' };
      const decision = canAnswer(clubForAsker, poll);
      if (!decision.ok) return decision;
      if ((await storeAnswers(tx, { pollId, userId }, given)) === 0)
        return { ok: false, reason: 'no_such_date' };
      await markAnswered(services, tx, askOf(pollId), userId);
      return { ok: true };
    },
    services.jitter,
  );
