import { deleteWaits, settleSeats } from '../../seats/index.ts';
import type { ChangeResult } from '../change-result.ts';
import { withLockedMeeting } from '../lock-meeting.ts';
import { hasOffer } from '../meeting.ts';
import type { MeetingServices } from '../services.ts';

export type StopWaitingResult = ChangeResult<'stopped' | 'did_not_wait', never>;

type Services = Pick<MeetingServices, 'db' | 'jitter'>;

/** Takes a person off the waiting list. A seat that is held for her passes on. Idempotent. */
export const stopWaiting = (
  services: Services,
  userId: number,
  meetingId: number,
): Promise<StopWaitingResult> => endWait(services, userId, meetingId, () => true);

/** Declines the offer of a seat, which passes on. Does nothing for a person without one. */
export const declineOffer = (
  services: Services,
  userId: number,
  meetingId: number,
): Promise<StopWaitingResult> => endWait(services, userId, meetingId, hasOffer);

const endWait = (
  services: Services,
  userId: number,
  meetingId: number,
  mayEnd: (asker: Parameters<typeof hasOffer>[0]) => boolean,
): Promise<StopWaitingResult> =>
  withLockedMeeting<StopWaitingResult>(services, { meetingId, userId }, async (tx, { asker, now }) => {
    const ended = mayEnd(asker) ? await deleteWaits(tx, userId, [meetingId]) : 0;
    await settleSeats(tx, meetingId, now);
    return { ok: true, outcome: ended > 0 ? 'stopped' : 'did_not_wait' };
  });
