import type { Server } from 'socket.io';

/** Private names of engine.io's connection. Where one is missing, its own timer stays. */
interface PrivateConnection {
  readonly readyState: string;
  pingIntervalTimer?: NodeJS.Timeout | NextPing | null;
  sendPacket?(type: 'ping'): void;
  /** Starts the timeout of the answer. */
  resetPingTimeout?(): void;
}

/** The one method that the library calls on its timer: start again, the client has answered. */
interface NextPing {
  refresh(): void;
}

/** Pings that are due within this time leave together. */
export const pingGroupMs = 500;

/**
 * Pings connections in groups instead of by one timer each. Their answers arrive together too, so
 * the process wakes a few times a second for a thousand idle connections, not three hundred times.
 * `intervalMs` is the longest time between an answer and the next ping.
 */
export function sharePings(io: Server, intervalMs: number): void {
  const groupCount = Math.floor(intervalMs / pingGroupMs);
  const groups = Array.from({ length: groupCount + 1 }, () => new Set<PrivateConnection>());
  let current = 0;
  let timer: NodeJS.Timeout | undefined;

  const pingGroup = () => {
    current = (current + 1) % groups.length;
    const due = groups[current] as Set<PrivateConnection>;
    for (const connection of due) {
      if (connection.readyState !== 'open') continue;
      connection.sendPacket?.('ping');
      connection.resetPingTimeout?.();
    }
    due.clear();
    if (groups.some(({ size }) => size > 0)) return;
    clearInterval(timer);
    timer = undefined;
  };

  io.engine.on('connection', (connection: PrivateConnection) => {
    const { pingIntervalTimer, sendPacket, resetPingTimeout } = connection;
    if (!pingIntervalTimer || !sendPacket || !resetPingTimeout) return;
    clearTimeout(pingIntervalTimer as NodeJS.Timeout);
    const next: NextPing = {
      refresh: () => {
        groups[(current + groupCount) % groups.length]?.add(connection);
        timer ??= setInterval(pingGroup, pingGroupMs);
      },
    };
    connection.pingIntervalTimer = next;
    next.refresh();
  });
}
