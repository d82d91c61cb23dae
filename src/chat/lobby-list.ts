import type pg from 'pg';
import type { Presence } from './presence.ts';
import type { LobbyGuest } from './protocol.ts';
import type { ListSource } from './room-list.ts';
import { findParticipants } from './room-repository.ts';

/**
 * Lists the members who are in the waiting room, and whether they said hello. Without Redis the
 * last known people are shown.
 */
export const lobbySource = (services: { pool: pg.Pool; presence: Presence }): ListSource => ({
  async read(meetingId, lastKnown) {
    const { pool, presence } = services;
    const [members, online, greeted] = await Promise.all([
      findParticipants(pool, meetingId),
      presence.online(meetingId).catch(() => lastKnown),
      presence.greeted(meetingId).catch(() => new Set<number>()),
    ]);
    const people = members
      .filter(({ userId }) => online.has(userId))
      .map(
        (member): LobbyGuest => ({
          ...member,
          userId: String(member.userId),
          saidHello: greeted.has(member.userId),
        }),
      );
    return { people, online };
  },
  emit: (to, people) => void to.emit('lobby', people),
});
