import type { Socket } from 'socket.io-client';
import { afterEach } from 'vitest';
import type { LobbyGuest } from '../../src/chat/index.ts';
import { type ChatServer, openChat } from './chat.ts';
import { createConditions } from './conditions.ts';
import type { TestPerson } from './people.ts';

/** One person's connection to a waiting room, with everything it received. */
export interface LobbyClient {
  readonly socket: Socket;
  /** Newest last. */
  readonly lists: LobbyGuest[][];
  /** How often the room was announced as open. */
  opened: number;
  hello(payload?: unknown): Promise<{ ok: boolean; code?: string }>;
  /** Settles when a received event makes the condition true. */
  until(holds: () => boolean): Promise<void>;
  /** Settles when the socket is closed, with the reason. */
  readonly gone: Promise<string>;
}

/** Returns a function that connects people to waiting rooms, until the end of each test. */
export function lobbyClients() {
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
  });
  return async (
    server: Pick<ChatServer, 'url'>,
    person: Pick<TestPerson, 'cookie'>,
    meetingId: number,
  ): Promise<LobbyClient> => {
    const socket = openChat(server, person, meetingId, { namespace: '/lobby' });
    sockets.push(socket);
    const client = listenTo(socket);
    const refused = new Promise<never>((_, reject) => socket.once('connect_error', reject));
    socket.connect();
    await Promise.race([client.until(() => client.lists.length > 0), refused]);
    return client;
  };
}

function listenTo(socket: Socket): LobbyClient {
  const conditions = createConditions();
  const client: LobbyClient = {
    socket,
    lists: [],
    opened: 0,
    hello: (payload = {}) => socket.timeout(10_000).emitWithAck('hello', payload),
    until: conditions.until,
    gone: new Promise((resolve) => socket.once('disconnect', resolve)),
  };
  socket.on('lobby', (guests: LobbyGuest[]) => {
    client.lists.push(guests);
    conditions.check();
  });
  socket.on('open', () => {
    client.opened += 1;
    conditions.check();
  });
  return client;
}

/** Returns the nicknames in the newest list. */
export const guestsOf = ({ lists }: LobbyClient): string[] =>
  (lists.at(-1) ?? []).map(({ nickname }) => nickname);
