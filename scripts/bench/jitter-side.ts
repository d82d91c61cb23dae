import { setTimeout as pause } from 'node:timers/promises';
import type { Seat } from './connection.ts';
import type { JitterClient } from './jitter-client.ts';
import { type JitterFigures, judge } from './jitter-ledger.ts';

/** Each client is torn after a random time of this mean. */
const meanStayMs = 15_000;
/** Milliseconds without an arrival after which missing messages count as lost. */
const lossTimeoutMs = 20_000;
const openTimeoutMs = 60_000;

/** The clients of one server, with what they sent. Those of the first seats are never torn. */
export interface JitterSide {
  /** Waits until all clients are connected. */
  opened(): Promise<void>;
  /** Tears connections and sends messages for so long, and waits until all messages arrived. */
  jitter(seconds: number): Promise<void>;
  figures(): JitterFigures;
  close(): void;
}

export interface JitterShape {
  /** One of each room, who announces something every second and stays connected. */
  readonly announcers: readonly Seat[];
  /** All others. */
  readonly seats: readonly Seat[];
  /** Messages a second that the clients of one room send, those that are away included. */
  readonly sendsPerRoom: number;
}

export function openJitterSide(
  open: (seat: Seat) => JitterClient,
  { announcers, seats, sendsPerRoom }: JitterShape,
): JitterSide {
  const steady = announcers.map(open);
  const shaky = seats.map(open);
  const all = [...steady, ...shaky];
  const sent: { room: string; text: string }[] = [];
  const say = (client: JitterClient) => {
    const text = `메시지 ${sent.length}`;
    sent.push({ room: client.room, text });
    client.send(text);
  };
  const received = () => all.reduce((sum, { times }) => sum + times.size, 0);
  const settle = async () => {
    const isComplete = () => {
      const { delivered, expected, stillAway } = judge(sent, all);
      return delivered === expected && stillAway === 0;
    };
    let [last, since] = [-1, performance.now()];
    while (!isComplete() && performance.now() - since < lossTimeoutMs) {
      if (received() !== last) [last, since] = [received(), performance.now()];
      await pause(250);
    }
  };

  return {
    async opened() {
      const deadline = performance.now() + openTimeoutMs;
      while (!all.every(({ isConnected }) => isConnected)) {
        if (performance.now() > deadline) throw new Error('not all clients could connect');
        await pause(50);
      }
    },
    async jitter(seconds) {
      const timers = [
        setInterval(() => {
          for (const client of steady) say(client);
        }, 1_000),
        ...steady.map(({ room }) => {
          const here = shaky.filter((client) => client.room === room);
          return setInterval(() => say(randomOf(here)), 1_000 / sendsPerRoom);
        }),
        ...shaky.map((client) => tearOften(client)),
      ];
      await pause(seconds * 1_000);
      for (const timer of timers) clearInterval(timer);
      await settle();
    },
    figures: () => judge(sent, all),
    close() {
      for (const client of all) client.close();
    },
  };
}

/** @returns the timer of the next tear */
function tearOften(client: JitterClient): NodeJS.Timeout {
  const stay = () => meanStayMs * (0.5 + Math.random());
  let leftMs = stay() * Math.random();
  const stepMs = 100;
  return setInterval(() => {
    leftMs -= stepMs;
    if (leftMs > 0 || !client.isConnected) return;
    client.tear();
    leftMs = stay();
  }, stepMs);
}

const randomOf = (clients: readonly JitterClient[]) =>
  clients[Math.floor(Math.random() * clients.length)] as JitterClient;
