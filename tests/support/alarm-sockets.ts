import { io, type Socket } from 'socket.io-client';
import type { Alarm } from '../../src/alarms/alarm.ts';
import type { TalkSignal } from '../../src/alarms/talk-signals.ts';
import type { CardSignal } from '../../src/talk/cards/card-news.ts';
import { testOrigin } from './app.ts';
import { createConditions } from './conditions.ts';
import type { TestPerson } from './people.ts';

/** One open page, with everything it received. */
export interface AlarmClient {
  readonly socket: Socket;
  readonly alarms: Alarm[];
  readonly talks: TalkSignal[];
  readonly cards: CardSignal[];
  readonly unread: number[];
  /** Sends `alarm:seen`. @returns the acknowledgement */
  say(id: string, stage: string): Promise<{ ok: boolean; code?: string }>;
  /** Resolves when a received event makes the condition true. */
  until(holds: () => boolean): Promise<void>;
  /** Resolves with the reason when the socket is closed. */
  readonly gone: Promise<string>;
  close(): void;
}

export interface ConnectOptions {
  readonly origin?: string;
}

/** Connects, and resolves when the first count has arrived. Rejects with the data of a refusal. */
export async function openAlarms(
  server: { readonly url: string },
  person: Pick<TestPerson, 'cookie'> | null,
  { origin = testOrigin }: ConnectOptions = {},
): Promise<AlarmClient> {
  const socket = io(`${server.url}/alarms`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    autoConnect: false,
    extraHeaders: { Origin: origin, ...(person ? { Cookie: person.cookie } : {}) },
  });
  const conditions = createConditions();
  const client: AlarmClient = {
    socket,
    alarms: [],
    talks: [],
    cards: [],
    unread: [],
    say: (id, stage) => socket.timeout(5_000).emitWithAck('alarm:seen', { id, stage }),
    until: conditions.until,
    gone: new Promise((resolve) => socket.once('disconnect', resolve)),
    close: () => socket.disconnect(),
  };
  socket.on('alarm', (alarm: Alarm) => {
    client.alarms.push(alarm);
    conditions.check();
  });
  socket.on('talk', (talk: TalkSignal) => {
    client.talks.push(talk);
    conditions.check();
  });
  socket.on('question-card', (card: CardSignal) => {
    client.cards.push(card);
    conditions.check();
  });
  socket.on('unread', ({ count }: { count: number }) => {
    client.unread.push(count);
    conditions.check();
  });
  socket.on('disconnect', conditions.check);
  const refused = new Promise<never>((_, reject) => {
    socket.once('connect_error', (error) => reject((error as { data?: unknown }).data ?? error));
  });
  socket.connect();
  await Promise.race([client.until(() => client.unread.length > 0), refused]);
  return client;
}
