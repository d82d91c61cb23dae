import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import type { SessionChecker } from '../platform/http/session-reader.ts';
import type { Logger } from '../platform/log.ts';
import type { Connections } from './connections.ts';
import type { Presence } from './presence.ts';
import type { RoomLists } from './room-lists.ts';

/** The intervals at which each process checks its own rooms. */
export interface CheckTiming {
  /** Rooms that ended or were cancelled are closed within this time. */
  readonly stateIntervalMs: number;
  /** Each room is sent its `head`; five times as often while broadcasts may be lost. */
  readonly headIntervalMs: number;
  /** Sockets whose session or membership ended are closed within this time. */
  readonly memberIntervalMs: number;
}

export const checkTiming: CheckTiming = {
  stateIntervalMs: 1_000,
  headIntervalMs: 10_000,
  memberIntervalMs: 15_000,
};

export interface CheckServices {
  readonly namespace: Namespace;
  readonly pool: pg.Pool;
  readonly presence: Presence;
  readonly connections: Connections;
  readonly lists: RoomLists;
  readonly isSessionAlive: SessionChecker;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timing: CheckTiming;
  /** Whether broadcasts of other processes may not arrive here. */
  readonly areBroadcastsInDoubt: () => boolean;
}
