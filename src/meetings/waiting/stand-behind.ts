import type { MeetingServices } from '../services.ts';
import type { WaitRefusal } from './policy.ts';
import { type WaitLimit, waitForSeat } from './wait-for-seat.ts';

export type BehindRefusal =
  | 'behind'
  | WaitLimit
  | Exclude<WaitRefusal, 'not_full' | 'last_call'>
  | 'not_found';

/**
 * Puts a person who wants to join behind those who wait for the seats. Returns why she gets no seat
 * now; null if she may try to take one.
 */
export async function standBehind(
  services: Pick<MeetingServices, 'db' | 'jitter'>,
  userId: number,
  meetingId: number,
): Promise<BehindRefusal | null> {
  const result = await waitForSeat(services, userId, meetingId);
  if (result.ok) return result.outcome === 'was_member' || result.outcome === 'has_offer' ? null : 'behind';
  return result.reason === 'not_full' || result.reason === 'last_call' ? null : result.reason;
}
