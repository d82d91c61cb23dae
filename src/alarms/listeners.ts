import type { Socket } from 'socket.io';

/** One socket of this process. */
export interface OpenListener {
  readonly socket: Socket;
  readonly userId: number;
  readonly sessionId: string;
  /** The account's epoch when it was let in. */
  readonly epoch: number;
  /** Ids of the alarms that went out to it. */
  readonly heard: Set<string>;
}

/** This process's open sockets. */
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
