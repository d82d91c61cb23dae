import {
  findMeetingForAsker,
  type MeetingAndAsker,
  type MeetingForAsker,
  type NotFound,
  withLockedMeeting,
} from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { isPresenterOf } from '../rota/index.ts';
import { canPrepare, type MeetingForPreparer, type PrepareRefusal } from './policy.ts';
import type { QuestionServices, QuestionsKey } from './services.ts';

/** Finds whether a person prepares the questions of a meeting that was found for her. */
export async function preparerOf(db: Database, found: MeetingAndAsker): Promise<MeetingForPreparer> {
  return { found, isPresenter: found.asker !== null && (await isPresenterOf(db, found)) };
}

/** Finds a meeting for a person who may prepare its questions; null if she may not know of it. */
export async function findMeetingForPreparer(
  db: Database,
  { meetingId, userId }: QuestionsKey,
): Promise<MeetingForPreparer | null> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  return found && preparerOf(db, found);
}

export type Refused = NotFound | { readonly ok: false; readonly reason: PrepareRefusal };

/** Locks a meeting and runs `change` in the same transaction, if the person may prepare it. */
export const withPreparedMeeting = <Result>(
  services: QuestionServices,
  key: QuestionsKey,
  change: (tx: Database, found: MeetingForAsker) => Promise<Result>,
): Promise<Result | Refused> =>
  withLockedMeeting<Result | Refused>(services, key, async (tx, found) => {
    const decision = canPrepare(await preparerOf(tx, found));
    return decision.ok ? change(tx, found) : decision;
  });
