import type { Server } from 'socket.io';

/** What is used of engine.io's connection: private names, so each is looked for, and where one is missing its own timers stay. */
interface Pinged {
  readonly readyState: string;
  pingIntervalTimer?: NodeJS.Timeout | NextPing | null;
  sendPacket?(type: 'ping'): void;
  /** Starts to wait for the answer. */
  resetPingTimeout?(): void;
}

/** All that the library asks of its timer: begin again, the client has answered. */
interface NextPing {
  refresh(): void;
}

/** Milliseconds between two rounds of pings. */
export const round = 500;

/**
 * Pings connections in rounds, all that are due within half a second at once, instead of by a timer for each: their answers come together too, and the
 * process wakes a few times a second for a thousand idle connections, not three hundred times.
 * `interval` is the longest time between an answer and the next ping, in milliseconds.
 */
export function sharePings(io: Server, interval: number): void {
  const rounds = Math.floor(interval / round);
  const wheel = Array.from({ length: rounds + 1 }, () => new Set<Pinged>());
  let now = 0;
  let timer: NodeJS.Timeout | undefined;

  const turn = () => {
    now = (now + 1) % wheel.length;
    const due = wheel[now] as Set<Pinged>;
    for (const connection of due) {
      if (connection.readyState !== 'open') continue;
      connection.sendPacket?.('ping');
      connection.resetPingTimeout?.();
    }
    due.clear();
    if (wheel.some(({ size }) => size > 0)) return;
    clearInterval(timer);
    timer = undefined;
  };

  io.engine.on('connection', (connection: Pinged) => {
    const { pingIntervalTimer, sendPacket, resetPingTimeout } = connection;
    if (!pingIntervalTimer || !sendPacket || !resetPingTimeout) return;
    clearTimeout(pingIntervalTimer as NodeJS.Timeout);
    const next: NextPing = {
      refresh: () => {
        wheel[(now + rounds) % wheel.length]?.add(connection);
        timer ??= setInterval(turn, round);
      },
    };
    connection.pingIntervalTimer = next;
    next.refresh();
  });
}
