import { type AskServices, markAnswered, openAsk } from '../asks/index.ts';
import type { Database, TransactingDatabase } from '../platform/db.ts';
import { eachInTransaction } from '../platform/each-in-transaction.ts';
import type { Logger } from '../platform/log.ts';
import type { Jitter } from '../platform/transaction.ts';
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
  const ids = await findDueMeetingIds(services.db, batchSize);
  const failure = 'the members of a meeting could not be asked';
  return eachInTransaction(services, { ids, failure }, (tx, meetingId) => askOne(services, tx, meetingId));
}

async function askOne(services: QuestionServices, tx: Database, meetingId: number): Promise<boolean> {
  const meeting = await lockDueMeeting(tx, meetingId);
  const question = meeting && (await insertQuestion(tx, meeting));
  if (!question) return false;
  const { leaderId, startsAt } = meeting;
  const ref = askOf(question.id);
  // The leader is not asked: she comes, or postpones the meeting.
  await openAsk(services, tx, { ...ref, clubId: null, meetingId, askedBy: leaderId, closesAt: startsAt });
  await markAnswered(services, tx, ref, leaderId);
  return true;
}
