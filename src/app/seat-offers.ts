import type { SeatOffers } from '../accounts/index.ts';
import { findJoinOffer, joinMeeting, type MeetingServices } from '../meetings/index.ts';
import type { Live } from './connect.ts';

/**
 * Returns what lets a visitor join a meeting together with her log-in or sign-up: the same rules
 * and limits as the button on the meeting's page.
 */
export const seatOffers = (
  { db, log, rateLimits }: Pick<Live, 'db' | 'log' | 'rateLimits'>,
  meetings: MeetingServices,
): SeatOffers => ({
  find: async (next) => (await findJoinOffer(db, next))?.title ?? null,
  async take(userId, next) {
    try {
      const offer = await findJoinOffer(db, next);
      if (!offer || !(await rateLimits.count('meeting-join', userId)).ok) return;
      await joinMeeting(meetings, userId, offer.meetingId);
    } catch (err) {
      log.error({ err }, 'a person was not joined to a meeting at her log-in');
    }
  },
});
