import type { ModelServices } from '../model/index.ts';
import type { Database, TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { inTransaction, type Jitter } from '../platform/transaction.ts';
import { fitTalk } from './fit-talk.ts';
import { findAnsweredParts, type PaidPart, storeAnsweredPart } from './part-repository.ts';
import type { AskedQuestion } from './record.ts';
import { type ClaimedRecord, claimDueRecord, recordFailure, scheduleRecords } from './schedule-repository.ts';
import { splitByQuestion } from './split-by-question.ts';
import { type MadeRecord, storeRecord } from './store-record.ts';
import { findNicknames, findTalk } from './talk-repository.ts';
import { type RecordDeadlines, recordDeadlines, type WholeTalk, writeRecord } from './write-record.ts';

/** The attempts that ask the model. Later ones make the record from the answers that are stored. */
const attemptsWithModel = 2;
/** Records and new rows in one run; the next run takes the others. */
const mostPerRun = 20;

export interface MakeRecordServices {
  readonly db: TransactingDatabase;
  readonly model: ModelServices;
  readonly log: Logger;
  /** Finds the questions of a meeting in the order in which they were asked. */
  readonly findQuestions: (meetingId: number) => Promise<readonly AskedQuestion[]>;
  /** Tells the open pages of members. Called after the record is stored. */
  readonly onMade: (meetingId: number) => void;
  /** Spreads retries in time; a test passes a constant. */
  readonly jitter?: Jitter;
  /** Shorter for tests. */
  readonly deadlines?: RecordDeadlines;
}

/**
 * Makes the records of meetings that ended and of those that a leader asked for again. The state is
 * in PostgreSQL: any worker takes a record, one at a time, and one that dies leaves it to the next
 * when its lease is over. @returns the number of records made
 */
export async function makeRecords(services: MakeRecordServices): Promise<number> {
  const { db } = services;
  await scheduleRecords(db, mostPerRun);
  let made = 0;
  for (let taken = 0; taken < mostPerRun; taken += 1) {
    const claimed = await claimDueRecord(db);
    if (!claimed) break;
    if (await makeRecord(services, claimed)) made += 1;
  }
  return made;
}

async function makeRecord(services: MakeRecordServices, claimed: ClaimedRecord): Promise<boolean> {
  const { db, log, onMade, jitter } = services;
  const { meetingId, attempt } = claimed;
  const record = await write(services, claimed);
  const { fallback, cost } = record;
  const attempted = { meetingId, attempt, fallback, ...cost };
  if (fallback !== null && attempt < attemptsWithModel && isWorthRetry(fallback)) {
    await recordFailure(db, claimed, cost);
    log.info(attempted, 'no record was made: the model is asked once more');
    return false;
  }
  const isStored = await inTransaction(db, (tx) => storeRecord(tx, claimed, record), jitter);
  log.info(attempted, isStored ? 'a record was stored' : 'a record was dropped: another one is due');
  if (isStored) onMade(meetingId);
  return isStored;
}

async function write(services: MakeRecordServices, claimed: ClaimedRecord): Promise<MadeRecord> {
  const { db, deadlines = recordDeadlines } = services;
  const { meetingId, attempt } = claimed;
  const talk = await readTalk(db, meetingId, await services.findQuestions(meetingId));
  const parts = {
    found: await findAnsweredParts(db, meetingId),
    keep: (part: PaidPart) => storeAnsweredPart(db, claimed, part),
  };
  const model = attempt > attemptsWithModel ? null : services.model;
  return writeRecord({ model, parts }, talk, deadlines);
}

async function readTalk(
  db: Database,
  meetingId: number,
  questions: readonly AskedQuestion[],
): Promise<WholeTalk> {
  const [messages, nicknames] = await Promise.all([findTalk(db, meetingId), findNicknames(db, meetingId)]);
  return { chunks: splitByQuestion(fitTalk(messages), questions), nicknames };
}

/** Reasons that stay as they are for the next minutes: no key, no budget, nothing to quote. */
const lastingReasons = new Set([
  'nothing_said',
  'no_api_key',
  'daily_cap',
  'daily_reserve',
  'account_reserve',
  'address_cap',
  'unauthorized',
  'quota_exhausted',
  'model_not_found',
  'wrong_address',
  'bad_request',
]);

const isWorthRetry = (fallback: string) => !lastingReasons.has(fallback);
