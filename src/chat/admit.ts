import type pg from 'pg';
import type { Socket } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import type { SessionIdentity } from '../platform/http/session-reader.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { type Entrance, enterRoom } from './enter-room.ts';
import { HandshakeInput } from './input.ts';
import type { Refusal } from './policy.ts';
import type { Connection, Presence } from './presence.ts';
import { findEntries } from './repository.ts';

/** A socket that may enter its room, with what its handshake said. */
export interface Admission {
  readonly entrance: Entrance;
  readonly identity: SessionIdentity;
  /** The last message the client has, if it has any. */
  readonly lastSeq: number | undefined;
}

export interface Admissions {
  /** Decides a handshake. @returns why the socket is refused, or null once it is admitted */
  admit(socket: Socket): Promise<Refusal | null>;
  /** The admission of a connected socket. */
  of(socket: Socket): Admission | undefined;
}

export interface AdmissionServices {
  readonly pool: pg.Pool;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly identify: (socket: Socket) => Promise<SessionIdentity | null>;
  /** Called for a socket that was admitted but closed before it was connected. */
  readonly onMissed: (connection: Connection, isFirst: boolean) => void;
}

/** The handshakes of `/chat`. Those that arrive together are decided by one statement. */
export function createAdmissions({
  pool,
  presence,
  clock,
  identify,
  onMissed,
}: AdmissionServices): Admissions {
  const findEntry = createBatch((asked: { userId: number; meetingId: number }[]) => findEntries(pool, asked));
  const admissions = new WeakMap<Socket, Admission>();

  return {
    of: (socket) => admissions.get(socket),

    async admit(socket) {
      const identity = await identify(socket);
      if (!identity) return { code: 'unauthenticated' };
      const handshake = HandshakeInput.safeParse(socket.handshake.auth);
      if (!handshake.success) return { code: 'not_found' };
      const { meetingId, lastSeq } = handshake.data;
      const asked = { meetingId, connectionId: socket.id };
      const result = await enterRoom({ findEntry, presence, clock }, identity, asked);
      if (!result.ok) return result.refusal;
      const { entrance } = result;
      admissions.set(socket, { entrance, identity, lastSeq });
      // If the socket closed during the handshake, Socket.IO fires neither `connection` nor `disconnect`, so its presence is undone here.
      setImmediate(() => {
        if (!socket.connected) onMissed({ userId: entrance.userId, ...asked }, entrance.isFirst);
      });
      return null;
    },
  };
}
