import type pg from 'pg';
import type { Socket } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import { isSessionOver } from '../platform/http/session-lifetime.ts';
import type { SessionIdentity } from '../platform/http/session-reader.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { findListeners } from './listener-repository.ts';
import type { Listeners, OpenListener } from './listeners.ts';
import type { AlarmSocketLimits } from './socket-limits.ts';

export interface AdmissionServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly identify: (socket: Socket) => Promise<SessionIdentity | null>;
  readonly limits: AlarmSocketLimits;
}

export type Admission =
  | { readonly ok: true; readonly listener: OpenListener; readonly sound: boolean }
  | { readonly ok: false; readonly code: 'unauthenticated' | 'too_many_connections' };

const refuse = (code: 'unauthenticated' | 'too_many_connections'): Admission => ({ ok: false, code });

/** Decides over handshakes. An admitted socket is added to `listeners`. */
export function createAdmission(
  listeners: Listeners,
  { pool, clock, identify, limits }: AdmissionServices,
): (socket: Socket) => Promise<Admission> {
  const findListener = createBatch((userIds: number[]) => findListeners(pool, userIds));
  return async (socket) => {
    const identity = await identify(socket);
    if (!identity || isSessionOver(identity, clock.now())) return refuse('unauthenticated');
    const { userId, sessionId, epoch } = identity;
    const known = await findListener(userId);
    if (known?.sessionEpoch !== epoch) return refuse('unauthenticated');
    if (listeners.of(userId).size >= limits.socketsPerPerson) return refuse('too_many_connections');
    const listener: OpenListener = { socket, userId, sessionId, epoch, sentIds: new Set() };
    // Count the socket now: many handshakes may run at once. If the socket closed during the
    // handshake, Socket.IO fires neither `connection` nor `disconnect`, so remove it here.
    listeners.add(listener);
    setImmediate(() => {
      if (!socket.connected) listeners.remove(listener);
    });
    return { ok: true, listener, sound: known.sound };
  };
}
