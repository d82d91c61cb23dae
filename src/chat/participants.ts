import type pg from 'pg';
import type { Presence } from './presence.ts';
import type { Participant } from './protocol.ts';
import { findParticipants } from './repository.ts';

/** Everybody of a meeting with her state. PostgreSQL says who belongs; Redis says who is here, and when it cannot, `lastKnown` does. */
export async function listParticipants(
  services: { pool: pg.Pool; presence: Presence },
  meetingId: number,
  lastKnown: ReadonlySet<number>,
): Promise<{ participants: Participant[]; online: ReadonlySet<number> }> {
  const [members, online] = await Promise.all([
    findParticipants(services.pool, meetingId),
    services.presence.online(meetingId).catch(() => lastKnown),
  ]);
  const participants = members.map(({ userId, nickname, isLeader }) => ({
    userId: String(userId),
    nickname,
    isLeader,
    online: online.has(userId),
  }));
  return { participants, online };
}
