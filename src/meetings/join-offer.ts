import type { Database } from '../platform/db.ts';
import { canJoin } from './policy.ts';
import { findSight } from './sight-repository.ts';

/** A meeting that a person can join as soon as she has logged in. */
export interface JoinOffer {
  readonly meetingId: number;
  readonly title: string;
}

/** Returns the offer of the meeting with this page; null if nobody can join there. */
export async function findJoinOffer(db: Database, path: string): Promise<JoinOffer | null> {
  const meetingId = Number(/^\/meetings\/([1-9]\d{0,9})$/.exec(path)?.[1] ?? 0);
  if (meetingId === 0 || meetingId > largestId) return null;
  const sight = await findSight(db, meetingId, null);
  if (!sight) return null;
  const decision = canJoin(sight.meeting, null, sight.now);
  return !decision.ok && decision.reason === 'unauthenticated'
    ? { meetingId, title: sight.meeting.title }
    : null;
}

/** The largest id that PostgreSQL's integer holds. */
const largestId = 2_147_483_647;
