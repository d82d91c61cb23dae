import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Connection, Presence } from './presence.ts';
import type { RoomLists } from './room-lists.ts';

/** Announces people who come, and ends the presence of connections that close. */
export interface Arrivals {
  joined(connection: Connection): void;
  left(connection: Connection): void;
  /** For a connection that closed during its handshake. */
  missed(connection: Connection, isFirst: boolean): void;
}

export function createArrivals({
  presence,
  lists,
  clock,
  log,
}: {
  readonly presence: Presence;
  readonly lists: RoomLists;
  readonly clock: Clock;
  readonly log: Logger;
}): Arrivals {
  const joined = ({ meetingId, userId }: Connection) =>
    lists.changed(meetingId, { kind: 'joined', userId, at: clock.now().toISOString() });
  const left = (connection: Connection) => {
    // If this call fails, the presence lease expires on its own.
    presence.leave(connection).catch((err) => log.debug({ err }, 'leaving the presence failed'));
  };
  return {
    joined,
    left,
    missed(connection, isFirst) {
      if (isFirst) joined(connection);
      left(connection);
    },
  };
}
