import type { Database } from '../platform/db.ts';
import { findMeetingForAsker } from './meeting-for-asker-repository.ts';
import { canJoin } from './policy.ts';

/** A meeting that a person can join as soon as she has logged in. */
export interface JoinOffer {
  readonly meetingId: number;
  readonly title: string;
}

/** Returns the offer of the meeting with this page; null if nobody can join there. */
export async function findJoinOffer(db: Database, path: string): Promise<JoinOffer | null> {
  const meetingId = Number(/^\/meetings\/([1-9]\d{0,9})$/.exec(path)?.[1] ?? 0);
  if (meetingId === 0 || meetingId > largestId) return null;
  const found = await findMeetingForAsker(db, meetingId, null);
  if (!found) return null;
  const decision = canJoin(found.meeting, null, found.now);
  return !decision.ok && decision.reason === 'unauthenticated'
    ? { meetingId, title: found.meeting.title }
    : null;
}

/** The largest id that PostgreSQL's integer holds. */
const largestId = 2_147_483_647;
