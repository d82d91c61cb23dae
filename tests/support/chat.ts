import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterEach } from 'vitest';
import { createSockets, type SocketOptions, type Sockets } from '../../src/app/sockets.ts';
import type { Message, MessageChange, Participant, Pin } from '../../src/chat/index.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { createTestApp, type TestApp, testOrigin } from './app.ts';
import { createConditions } from './conditions.ts';
import type { TestPerson } from './people.ts';
import type { TestStack } from './stack.ts';

export interface ChatServer {
  readonly url: string;
  readonly app: TestApp;
  readonly sockets: Sockets;
  close(): Promise<void>;
}

/**
 * Starts HTTP and sockets as the web process does, inside the test's process and on a free port.
 */
export async function startChatServer(
  stack: TestStack,
  options: SocketOptions & { env?: Record<string, string>; clock?: Clock } = {},
): Promise<ChatServer> {
  const { env, clock, ...socketOptions } = options;
  const server = createServer((request, response) => app.app(request, response));
  let sockets: Sockets | undefined;
  const app = createTestApp(stack, {
    ...(env ? { env } : {}),
    ...(clock ? { clock } : {}),
    sockets: (live) => {
      sockets = createSockets(live, server, socketOptions);
      return sockets;
    },
  });
  if (!sockets) throw new Error('the app was built without its sockets');
  const open = sockets;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    app,
    sockets: open,
    close: () => open.close(),
  };
}

export interface ConnectOptions {
  /** `/chat` by default. */
  readonly namespace?: '/chat' | '/lobby';
  readonly lastSeq?: number;
  readonly headers?: Record<string, string>;
  readonly auth?: Record<string, unknown>;
  readonly query?: Record<string, string>;
}

/**
 * Returns a socket as the browser opens it, not yet connected, so that a test can add listeners
 * first.
 */
export function openChat(
  server: Pick<ChatServer, 'url'>,
  person: Pick<TestPerson, 'cookie'> | null,
  meetingId: number,
  options: ConnectOptions = {},
): Socket {
  return io(`${server.url}${options.namespace ?? '/chat'}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    autoConnect: false,
    query: options.query ?? {},
    auth: {
      meetingId: String(meetingId),
      ...(options.lastSeq === undefined ? {} : { lastSeq: options.lastSeq }),
      ...options.auth,
    },
    extraHeaders: { Origin: testOrigin, ...(person ? { Cookie: person.cookie } : {}), ...options.headers },
  });
}

export type SystemEvent = { kind: string; userId: string; nickname: string; at: string };

/** One person's connection, with everything it received. */
export interface ChatClient {
  readonly socket: Socket;
  readonly messages: Message[];
  readonly system: SystemEvent[];
  /** Newest last. */
  readonly lists: Participant[][];
  readonly heads: number[];
  readonly changes: MessageChange[];
  /** From heads and broadcasts. */
  readonly pins: Pin[];
  readonly histories: { messages: Message[]; more: boolean }[];
  send(
    body: string,
    clientId?: string,
  ): Promise<{ ok: boolean; code?: string; retryAfterMs?: number; message?: Message }>;
  ask(event: string, payload: unknown): Promise<Record<string, unknown>>;
  /** Settles when a received event makes the condition true. */
  until(holds: () => boolean): Promise<void>;
  /** Settles when the socket is closed, with the reason. */
  readonly gone: Promise<string>;
  close(): void;
}

/**
 * Connects, and settles when the first history and the first list have arrived. Fails with the
 * refusal's code.
 */
export async function enterChat(
  server: Pick<ChatServer, 'url'>,
  person: TestPerson,
  meetingId: number,
  options: ConnectOptions = {},
): Promise<ChatClient> {
  const socket = openChat(server, person, meetingId, options);
  const client = listenTo(socket);
  socket.connect();
  const refused = new Promise<never>((_, reject) => {
    socket.once('connect_error', (error) =>
      reject(Object.assign(error, { refusal: (error as { data?: unknown }).data })),
    );
  });
  await Promise.race([client.until(() => client.histories.length > 0 && client.lists.length > 0), refused]);
  return client;
}

function listenTo(socket: Socket): ChatClient {
  const conditions = createConditions();
  const collectIn =
    <T>(list: T[]) =>
    (value: T) => {
      list.push(value);
      conditions.check();
    };
  const client: ChatClient = {
    socket,
    messages: [],
    system: [],
    lists: [],
    heads: [],
    changes: [],
    pins: [],
    histories: [],
    send: (body, clientId = crypto.randomUUID()) =>
      socket.timeout(10_000).emitWithAck('message:send', { clientId, body }),
    ask: (event, payload) => socket.timeout(10_000).emitWithAck(event, payload),
    until: conditions.until,
    gone: new Promise((resolve) => socket.once('disconnect', resolve)),
    close: () => socket.disconnect(),
  };
  socket.on('message', collectIn(client.messages));
  socket.on('system', collectIn(client.system));
  socket.on('participants', collectIn(client.lists));
  socket.on('message:changed', collectIn(client.changes));
  socket.on('head', ({ seq, pin }: { seq: number; pin?: Pin }) => {
    if (pin) client.pins.push(pin);
    collectIn(client.heads)(seq);
  });
  socket.on('message:pinned', collectIn(client.pins));
  socket.on('history', collectIn(client.histories));
  socket.on('disconnect', conditions.check);
  return client;
}

/** Connects and returns why the connection is refused. */
export async function refusalOf(
  server: Pick<ChatServer, 'url'>,
  person: Pick<TestPerson, 'cookie'> | null,
  meetingId: number,
  options: ConnectOptions = {},
): Promise<{ code?: string; opensAt?: string }> {
  const socket = openChat(server, person, meetingId, options);
  try {
    const failed = new Promise<{ data?: { code: string } }>((resolve, reject) => {
      socket.once('connect_error', resolve as (error: Error) => void);
      socket.once('connect', () => reject(new Error('the connection was let in')));
    });
    socket.connect();
    return (await failed).data ?? {};
  } finally {
    socket.disconnect();
  }
}

/** Returns the ids that the newest list shows as online. */
export const onlineIn = (client: ChatClient): string[] =>
  (client.lists.at(-1) ?? [])
    .filter((one) => one.online)
    .map((one) => one.userId)
    .sort();

/**
 * Returns a function that connects people to the server of a test file. Its clients are closed
 * after each test.
 */
export function chatClients(server: () => ChatServer) {
  const clients: ChatClient[] = [];
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  return async (person: TestPerson, meetingId: number, options?: ConnectOptions): Promise<ChatClient> => {
    const client = await enterChat(server(), person, meetingId, options);
    clients.push(client);
    return client;
  };
}
