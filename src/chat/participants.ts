import type pg from 'pg';
import type { Presence } from './presence.ts';
import type { Participant } from './protocol.ts';
import type { ListSource } from './room-list.ts';
import { findParticipants } from './room-repository.ts';

/**
 * Lists the members of a meeting with their state. PostgreSQL says who is a member, Redis who is
 * online. Without Redis the last known state is shown.
 */
export const participantsSource = (services: { pool: pg.Pool; presence: Presence }): ListSource => ({
  async read(meetingId, lastKnown) {
    const [members, online] = await Promise.all([
      findParticipants(services.pool, meetingId),
      services.presence.online(meetingId).catch(() => lastKnown),
    ]);
    const people = members.map(
      (member): Participant => ({
        ...member,
        userId: String(member.userId),
        online: online.has(member.userId),
      }),
    );
    return { people, online };
  },
  emit: (to, people) => void to.emit('participants', people),
});
