import { type AskServices, markAnswered, openAsk } from '../asks/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { inTransaction, type Jitter } from '../platform/transaction.ts';
import { askOf } from './question.ts';
import { findDueMeetingIds, insertQuestion, lockDueMeeting } from './question-repository.ts';

/** Meetings in one run; the next run takes the others. */
const batchSize = 50;

export interface QuestionServices extends AskServices {
  readonly db: TransactingDatabase;
  readonly log: Logger;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
}

/**
 * Asks the members of each meeting whose time has come whether they come, once for each start. It
 * compares state and depends on no earlier run. Safe in several processes. @returns how many
 * meetings were asked
 */
export async function askMembers(services: QuestionServices): Promise<number> {
  let count = 0;
  for (const meetingId of await findDueMeetingIds(services.db, batchSize)) {
    const isAsked = await askOne(services, meetingId).catch((err) => {
      // The others behind it must not wait for this one.
      services.log.error({ err, meetingId }, 'the members of a meeting could not be asked');
      return false;
    });
    if (isAsked) count += 1;
  }
  return count;
}

const askOne = (services: QuestionServices, meetingId: number): Promise<boolean> =>
  inTransaction(
    services.db,
    async (tx) => {
      const meeting = await lockDueMeeting(tx, meetingId);
      const question = meeting && (await insertQuestion(tx, meeting));
      if (!question) return false;
      const { leaderId, startsAt } = meeting;
      const ref = askOf(question.id);
      // The leader is not asked: she comes, or postpones the meeting.
      await openAsk(services, tx, { ...ref, clubId: null, meetingId, askedBy: leaderId, closesAt: startsAt });
      await markAnswered(services, tx, ref, leaderId);
      return true;
    },
    services.jitter,
  );
