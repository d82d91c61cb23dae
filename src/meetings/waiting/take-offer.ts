import { type JoinResult, joinMeeting } from '../join-meeting.ts';
import type { MeetingServices } from '../services.ts';

export type TakeOfferResult = JoinResult | { readonly ok: false; readonly reason: 'offer_over' };

/**
 * Takes the seat that is held for a person. If her offer is over she gets a seat only if one is
 * free for everybody, and is not put on the list again. Idempotent.
 */
export async function takeOffer(
  services: MeetingServices,
  userId: number,
  meetingId: number,
): Promise<TakeOfferResult> {
  const result = await joinMeeting(services, userId, meetingId, { standsBehind: false });
  return !result.ok && result.reason === 'full' ? { ok: false, reason: 'offer_over' } : result;
}
