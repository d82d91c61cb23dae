import type { Logger } from '../platform/log.ts';
import type { Presence } from './presence.ts';
import type { Connection } from './room-connection.ts';

/** Ends the presence of connections that close. */
export interface Arrivals {
  left(connection: Connection): void;
  /** For a connection that closed during its handshake. */
  missed(connection: Connection, isFirst: boolean): void;
}

export function createArrivals({
  presence,
  log,
  onJoined,
}: {
  readonly presence: Presence;
  readonly log: Logger;
  /** Announces the first connection of a person. */
  readonly onJoined: (connection: Connection) => void;
}): Arrivals {
  const left = (connection: Connection) => {
    // If this call fails, the presence lease expires on its own.
    presence.leave(connection).catch((err) => log.debug({ err }, 'leaving the presence failed'));
  };
  return {
    left,
    missed(connection, isFirst) {
      if (isFirst) onJoined(connection);
      left(connection);
    },
  };
}
