import { findMeetingForAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { Decision } from '../platform/decision.ts';
import * as repository from './meeting-mute-repository.ts';
import { canMute } from './policy.ts';

/** Mutes or unmutes one meeting for a person, starting with the next scan. */
export async function muteMeeting(
  db: Database,
  userId: number,
  { meetingId, isMuted }: { meetingId: number; isMuted: boolean },
): Promise<Decision<'not_found' | 'not_member'>> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  if (!found) return { ok: false, reason: 'not_found' };
  const decision = canMute(found);
  if (!decision.ok) return decision;
  await (isMuted ? repository.muteMeeting : repository.unmuteMeeting)(db, userId, meetingId);
  return decision;
}
