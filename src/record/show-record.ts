import { findBlockedIds } from '../accounts/index.ts';
import { findMeetingForAsker, type MeetingAndAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { type Decision, refuse } from '../platform/decision.ts';
import type { RecordAsker } from './change-record.ts';
import { type Decided, findDecided } from './decided-repository.ts';
import { hasOptedOut } from './opt-out-repository.ts';
import { beginsMaking, canMake, canRead, canTakeDown, type ReadRefusal } from './policy.ts';
import { findShownQuestions, type ShownQuestion } from './shown-record-repository.ts';
import { findRecordState, isShown, type RecordState } from './state-repository.ts';

/** The record of a meeting as one person may see it. */
export interface MeetingRecord {
  readonly found: MeetingAndAsker;
  readonly userId: number;
  readonly state: RecordState | null;
  /** Empty before it is made, and after it was taken down. */
  readonly questions: readonly ShownQuestion[];
  /** Null for a meeting without a club. */
  readonly decided: Decided | null;
  /** The people whose messages the reader folds. */
  readonly blockedIds: ReadonlySet<number>;
  readonly hasOptedOut: boolean;
  /** Whether the person may have it made now. */
  readonly mayMake: boolean;
  readonly mayTakeDown: boolean;
}

export type ShowRecordResult =
  | { readonly ok: true; readonly record: MeetingRecord }
  | (Decision<ReadRefusal | 'not_found'> & { readonly ok: false });

/** Finds the record of a meeting for one person. */
export async function showRecord(
  db: Database,
  { meetingId, userId }: RecordAsker,
): Promise<ShowRecordResult> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  if (!found) return refuse('not_found');
  const decision = canRead(found);
  return decision.ok ? { ok: true, record: await recordOf(db, found, userId) } : decision;
}

/** Returns the record of a meeting that the person may read. */
export async function recordOf(db: Database, found: MeetingAndAsker, userId: number): Promise<MeetingRecord> {
  const { id, clubId, startsAt } = found.meeting;
  const state = await findRecordState(db, id);
  const [questions, decided, blockedIds, isOut] = await Promise.all([
    isShown(state) ? findShownQuestions(db, id) : [],
    clubId === null ? null : findDecided(db, { clubId, startsAt }),
    findBlockedIds(db, userId),
    hasOptedOut(db, userId),
  ]);
  return {
    found,
    userId,
    state,
    questions,
    decided,
    blockedIds,
    hasOptedOut: isOut,
    mayMake: canMake(found, state).ok && beginsMaking(found, state),
    mayTakeDown: isShown(state) && canTakeDown(found).ok,
  };
}
