import { announce } from './announcer.ts';
import type { EditResult } from './edit-result.ts';
import { judgeEdit } from './judge-edit.ts';
import { withLockedMeeting } from './lock-meeting.ts';
import type { MeetingPlan } from './meeting.ts';
import type { MeetingServices } from './services.ts';
import { editWithKnownBook, storeEdit } from './store-edit.ts';

/** A plan for a meeting, and the version that its leader saw. */
export interface Edit extends MeetingPlan {
  readonly id: number;
  readonly version: number;
}

/**
 * Stores a plan if the meeting still has the version that its leader saw. A plan that changes
 * nothing raises no version and is not announced.
 */
export async function editMeeting(
  services: MeetingServices,
  userId: number,
  { id, version, ...typed }: Edit,
): Promise<EditResult> {
  const result = await editWithKnownBook(() =>
    withLockedMeeting<EditResult>(services, { meetingId: id, userId }, async (tx, found) => {
      const judged = await judgeEdit(tx, found, { version, typed }, services.limits);
      return judged.ok ? { ok: true, ...(await storeEdit(tx, judged)) } : judged;
    }),
  );
  if (result.ok && result.changed.length > 0)
    await announce(services, (announcer) => announcer.changed(result.meeting, result.changed));
  return result;
}
