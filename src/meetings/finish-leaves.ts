import { settleSeats } from '../seats/index.ts';
import { announce } from './announcer.ts';
import { withLockedMeeting } from './lock-meeting.ts';
import { cancelLeaving, findDueLeavers, freeSeat } from './membership-repository.ts';
import { canLeave } from './policy.ts';
import type { MeetingServices } from './services.ts';

/** Members in one run; the next run takes the others. */
const batchSize = 100;

/**
 * Ends the memberships whose time to take the seat back is over. A member of a meeting that ended
 * or was cancelled meanwhile stays. Safe in several processes at once. Returns how many left.
 */
export async function finishLeaves(services: MeetingServices): Promise<number> {
  let count = 0;
  for (const { meetingId, userId } of await findDueLeavers(services.db, batchSize)) {
    const hasLeft = await finishLeave(services, { meetingId, userId }).catch((err) => {
      // The others behind it must not wait for this one.
      services.log.error({ err, meetingId, userId }, 'a membership could not be ended');
      return false;
    });
    if (!hasLeft) continue;
    count += 1;
    await announce(services, (announcer) => announcer.left(meetingId, userId));
  }
  return count;
}

async function finishLeave(
  services: MeetingServices,
  { meetingId, userId }: { meetingId: number; userId: number },
): Promise<boolean> {
  const hasLeft = await withLockedMeeting(
    services,
    { meetingId, userId },
    async (tx, { meeting, asker, now }) => {
      // She may have taken her seat back since it was found.
      if (!asker?.leavesAt || asker.leavesAt > now) return false;
      if (canLeave(meeting, asker, now).ok) {
        const hasLeft = await freeSeat(tx, meetingId, userId);
        await settleSeats(tx, meetingId, now);
        return hasLeft;
      }
      await cancelLeaving(tx, meetingId, userId);
      return false;
    },
  );
  // She left the club of a past meeting, which she may not know of any more. Her seat there stays.
  if (typeof hasLeft === 'object') await cancelLeaving(services.db, meetingId, userId);
  return hasLeft === true;
}
