import type pg from 'pg';
import type { Namespace, Socket } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import type { SessionIdentity } from '../platform/http/session-reader.ts';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { type Entrance, enterRoom } from './enter-room.ts';
import { findEntries } from './entry-repository.ts';
import { HandshakeInput } from './input.ts';
import type { Refusal, RoomEntry } from './policy.ts';
import type { Presence } from './presence.ts';
import type { Connection } from './room-connection.ts';

/** A socket that was admitted to its room, with the content of its handshake. */
export interface Admission {
  readonly entrance: Entrance;
  readonly identity: SessionIdentity;
  /** The last message that the client has, if any. */
  readonly lastSeq: number | undefined;
}

export interface AdmissionServices {
  readonly pool: pg.Pool;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly log: Logger;
  readonly identify: (socket: Socket) => Promise<SessionIdentity | null>;
  /** Why this person may not enter this namespace now; null if she may. */
  readonly refusalOf: (entry: RoomEntry) => Refusal | null;
  /** Called for a socket that was admitted but closed before it was connected. */
  readonly onMissed: (connection: Connection, isFirst: boolean) => void;
}

/**
 * Decides the handshakes of a namespace; those that arrive together in one statement. Returns the
 * function that gives the admission of a connected socket.
 */
export function admitSockets(
  namespace: Namespace,
  services: AdmissionServices,
): (socket: Socket) => Admission | undefined {
  const { pool, log, identify, onMissed } = services;
  const findEntry = createBatch((asked: { userId: number; meetingId: number }[]) => findEntries(pool, asked));
  const admissions = new WeakMap<Socket, Admission>();

  const admit = async (socket: Socket): Promise<Refusal | null> => {
    const identity = await identify(socket);
    if (!identity) return { code: 'unauthenticated' };
    const handshake = HandshakeInput.safeParse(socket.handshake.auth);
    if (!handshake.success) return { code: 'not_found' };
    const { meetingId, lastSeq } = handshake.data;
    const asked = { meetingId, connectionId: socket.id };
    const result = await enterRoom({ ...services, findEntry }, identity, asked);
    if (!result.ok) return result.refusal;
    const { entrance } = result;
    admissions.set(socket, { entrance, identity, lastSeq });
    // If the socket closed during the handshake, Socket.IO fires neither `connection` nor
    // `disconnect`, so its presence is undone here.
    setImmediate(() => {
      if (!socket.connected) onMissed({ userId: entrance.userId, ...asked }, entrance.isFirst);
    });
    return null;
  };

  namespace.use((socket, next) => {
    admit(socket).then(
      (refused) => next(refused ? toError(refused) : undefined),
      (err) => {
        log.warn({ err, namespace: namespace.name }, 'a handshake failed');
        next(toError({ code: 'unavailable' }));
      },
    );
  });
  return (socket) => admissions.get(socket);
}

/** An error whose `data` reaches the client in `connect_error`. */
const toError = (data: Refusal | { code: 'unavailable' }) => Object.assign(new Error(data.code), { data });
