import { setTimeout as pause } from 'node:timers/promises';
import type { Server, Socket } from 'socket.io';
import { isBusy } from './under-way.ts';

export interface LetGoOptions {
  readonly namespaces: readonly string[];
  /** Milliseconds over which the clients are let go. */
  readonly over: number;
  /** A number from 0 up to 1. */
  readonly random: () => number;
}

type Connection = Socket['conn'];

/** The event that tells a client of the restart before its connection ends. */
const restartEvent = 'server-restart';
const slices = 20;
/** Milliseconds an answer under way has, and then the client to say good-bye. */
const patience = { answer: 2_000, goodBye: 1_000, look: 20 };

/**
 * Ends every connection of this process, a slice at a time, so that its clients do not all come to another process in one moment. The transport is
 * closed and not the sockets: a client takes the one for a mishap and comes back by itself, the other for a dismissal. New
 * connections must be refused already.
 */
export async function letGo(
  io: Pick<Server, 'of'>,
  { namespaces, over, random }: LetGoOptions,
): Promise<void> {
  const spaces = namespaces.map((name) => io.of(name));
  for (const space of spaces) space.local.emit(restartEvent);
  const connections = [
    ...new Set(spaces.flatMap((space) => [...space.sockets.values()].map(({ conn }) => conn))),
  ];
  const size = Math.max(1, Math.ceil(connections.length / slices));
  const closing: Promise<void>[] = [];
  for (let at = 0; at < connections.length; at += size) {
    if (over > 0) await pause((over / slices) * 2 * random());
    closing.push(...connections.slice(at, at + size).map(closeWhenQuiet));
  }
  await Promise.all(closing);
}

async function closeWhenQuiet(connection: Connection): Promise<void> {
  const closed = new Promise<void>((resolve) => connection.once('close', () => resolve()));
  for (let waited = 0; isBusy(connection) && waited < patience.answer; waited += patience.look) {
    await pause(patience.look);
  }
  if (connection.readyState === 'closed') return;
  connection.close();
  await closed;
  // A client that is not there any more never answers the good-bye, and would hold the process up.
  const line = connection.request.socket;
  await Promise.race([
    new Promise<void>((resolve) => (line.destroyed ? resolve() : line.once('close', () => resolve()))),
    pause(patience.goodBye, undefined, { ref: false }),
  ]);
  line.destroy();
}
