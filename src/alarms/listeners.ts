import type { Socket } from 'socket.io';

/** An open socket of this process. */
export interface OpenListener {
  readonly socket: Socket;
  readonly userId: number;
  readonly sessionId: string;
  /** The account's session epoch at the handshake. */
  readonly epoch: number;
  /** Ids of the alarms that were sent to this socket. */
  readonly sentIds: Set<string>;
}

/** The open sockets of this process. */
export interface Listeners {
  add(listener: OpenListener): void;
  remove(listener: OpenListener): void;
  all(): OpenListener[];
  of(userId: number): ReadonlySet<OpenListener>;
  userIds(): number[];
}

const nobody: ReadonlySet<OpenListener> = new Set();

export function createListeners(): Listeners {
  const byUser = new Map<number, Set<OpenListener>>();
  return {
    add(listener) {
      const others = byUser.get(listener.userId);
      if (others) others.add(listener);
      else byUser.set(listener.userId, new Set([listener]));
    },
    remove(listener) {
      const all = byUser.get(listener.userId);
      all?.delete(listener);
      if (all?.size === 0) byUser.delete(listener.userId);
    },
    all: () => [...byUser.values()].flatMap((listeners) => [...listeners]),
    of: (userId) => byUser.get(userId) ?? nobody,
    userIds: () => [...byUser.keys()],
  };
}
