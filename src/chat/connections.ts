import type { Socket } from 'socket.io';
import type { Connection } from './room-connection.ts';

/** A socket of this process that was admitted to a room. */
export interface OpenConnection {
  readonly socket: Socket;
  readonly connection: Connection;
  readonly sessionId: string;
  /** The account's epoch at the admission. */
  readonly epoch: number;
  readonly nickname: string;
  /** The version of the meeting at the admission. */
  readonly version: number;
}

/** The open connections of this process in one namespace. */
export interface Connections {
  add(open: OpenConnection): void;
  remove(socketId: string): void;
  all(): OpenConnection[];
  /** Returns the meetings that have a connection here. */
  meetingIds(): number[];
}

export function createConnections(): Connections {
  const bySocket = new Map<string, OpenConnection>();
  const countByMeeting = new Map<number, number>();
  const count = (meetingId: number, step: number) => {
    const left = (countByMeeting.get(meetingId) ?? 0) + step;
    if (left > 0) countByMeeting.set(meetingId, left);
    else countByMeeting.delete(meetingId);
  };
  return {
    add(open) {
      bySocket.set(open.socket.id, open);
      count(open.connection.meetingId, 1);
    },
    remove(socketId) {
      const open = bySocket.get(socketId);
      if (!open) return;
      bySocket.delete(socketId);
      count(open.connection.meetingId, -1);
    },
    all: () => [...bySocket.values()],
    meetingIds: () => [...countByMeeting.keys()],
  };
}
