import { setTimeout as pause } from 'node:timers/promises';
import type { Server, Socket } from 'socket.io';
import { hasPendingEvents } from './pending-events.ts';

export interface CloseOptions {
  readonly namespaces: readonly string[];
  /** The time over which the closing is spread. */
  readonly spreadMs: number;
  /** A number from 0 up to 1. */
  readonly random: () => number;
}

type Connection = Socket['conn'];

/** Tells a client of the restart before its connection ends. */
const restartEvent = 'server-restart';
const groupCount = 20;
/** How long an event that is being handled may delay the close of its connection. */
const pendingEventTimeoutMs = 2_000;
const pendingEventPollMs = 20;
/** How long a client has to answer the closing handshake. */
const closeTimeoutMs = 1_000;

/**
 * Closes every connection of this process, one group after another, so that its clients do not all
 * reconnect to another process in one moment. It closes the transport and not the sockets: a client
 * takes that for an accident and reconnects by itself. The caller must already refuse new
 * connections.
 */
export async function closeConnections(
  io: Pick<Server, 'of'>,
  { namespaces, spreadMs, random }: CloseOptions,
): Promise<void> {
  const spaces = namespaces.map((name) => io.of(name));
  for (const space of spaces) space.local.emit(restartEvent);
  const connections = [
    ...new Set(spaces.flatMap((space) => [...space.sockets.values()].map(({ conn }) => conn))),
  ];
  const groupSize = Math.max(1, Math.ceil(connections.length / groupCount));
  const closing: Promise<void>[] = [];
  for (let at = 0; at < connections.length; at += groupSize) {
    if (spreadMs > 0) await pause((spreadMs / groupCount) * 2 * random());
    closing.push(...connections.slice(at, at + groupSize).map(closeWhenAnswered));
  }
  await Promise.all(closing);
}

async function closeWhenAnswered(connection: Connection): Promise<void> {
  const closed = new Promise<void>((resolve) => connection.once('close', () => resolve()));
  for (
    let waitedMs = 0;
    hasPendingEvents(connection) && waitedMs < pendingEventTimeoutMs;
    waitedMs += pendingEventPollMs
  ) {
    await pause(pendingEventPollMs);
  }
  if (connection.readyState === 'closed') return;
  connection.close();
  await closed;
  // A client that is gone never answers the closing handshake and would delay the exit.
  const tcpSocket = connection.request.socket;
  await Promise.race([
    new Promise<void>((resolve) =>
      tcpSocket.destroyed ? resolve() : tcpSocket.once('close', () => resolve()),
    ),
    pause(closeTimeoutMs, undefined, { ref: false }),
  ]);
  tcpSocket.destroy();
}
