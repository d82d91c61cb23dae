import { withLockedMeeting } from '../meetings/index.ts';
import { allowed, type Decision } from '../platform/decision.ts';
import { beginsMaking, canMake, canTakeDown, type MakeRefusal, type ReadRefusal } from './policy.ts';
import type { RecordServices } from './services.ts';
import { askForRecord, findRecordState, takeDownRow } from './state-repository.ts';

/** A person and a meeting. */
export interface RecordAsker {
  readonly meetingId: number;
  readonly userId: number;
}

/**
 * Has the record of a meeting made. A member who asks for one that is there, or on its way, changes
 * nothing; a leader gets a new one.
 */
export const makeAgain = (
  services: RecordServices,
  asker: RecordAsker,
): Promise<Decision<MakeRefusal | 'not_found'>> =>
  withLockedMeeting<Decision<MakeRefusal>>(services, asker, async (tx, found) => {
    const state = await findRecordState(tx, asker.meetingId);
    const decision = canMake(found, state);
    if (!decision.ok) return decision;
    if (beginsMaking(found, state)) await askForRecord(tx, asker.meetingId);
    return allowed;
  });

/** Takes the record of a meeting from everybody's sight, until a leader has it made again. */
export async function takeDown(
  services: RecordServices,
  asker: RecordAsker,
): Promise<Decision<ReadRefusal | 'not_leader' | 'not_found'>> {
  const result = await withLockedMeeting<Decision<ReadRefusal | 'not_leader'>>(
    services,
    asker,
    async (tx, found) => {
      const decision = canTakeDown(found);
      if (decision.ok) await takeDownRow(tx, asker);
      return decision;
    },
  );
  if (result.ok) services.tellReaders(asker.meetingId);
  return result;
}
