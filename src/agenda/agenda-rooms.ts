import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { meetingOfRoom, meetingRoom } from '../platform/realtime/rooms.ts';
import { type FoundAgenda, findAgendas } from './agenda-repository.ts';
import { agendaState, signatureOf } from './agenda-state.ts';

/** The agendas of the chat rooms that are open on this process. */
export interface AgendaRooms {
  /** Tells the open rooms of all processes that the agenda of a meeting may have changed. */
  announce(meetingId: number): void;
  /** Reads the agendas of all rooms of this process and sends those that changed. */
  check(): Promise<readonly FoundAgenda[]>;
}

/**
 * Sends agendas to the sockets of the chat: to each when it enters its room, to a room after a
 * change. Each process reads them from PostgreSQL for its own rooms, so a broadcast that is lost,
 * late or doubled changes nothing. This listens to the adapter, so the chat need not know agendas.
 */
export function createAgendaRooms(
  namespace: Namespace,
  { pool, log }: { readonly pool: pg.Pool; readonly log: Logger },
): AgendaRooms {
  const open = new Set<number>();
  /** The signature of what each room was last sent. */
  const sent = new Map<number, string>();
  const find = createBatch(async (meetingIds: number[]) => {
    const agendas = await findAgendas(pool, [...new Set(meetingIds)]);
    const byMeeting = new Map(agendas.map((found) => [found.meetingId, found]));
    return meetingIds.map((meetingId) => byMeeting.get(meetingId));
  });

  const sendIfChanged = (found: FoundAgenda) => {
    const state = agendaState(found);
    const signature = signatureOf(state);
    if (sent.get(found.meetingId) === signature) return;
    sent.set(found.meetingId, signature);
    namespace.local.to(meetingRoom(found.meetingId)).emit('agenda', state);
  };
  const checkRooms = async (meetingIds: readonly number[]) => {
    const agendas = (await Promise.all(meetingIds.map(find))).filter((found) => found !== undefined);
    for (const found of agendas) if (open.has(found.meetingId)) sendIfChanged(found);
    return agendas;
  };
  const sendToSocket = async (meetingId: number, socketId: string) => {
    const found = await find(meetingId);
    if (!found) return;
    const state = agendaState(found);
    if (open.has(meetingId) && !sent.has(meetingId)) sent.set(meetingId, signatureOf(state));
    namespace.local.to(socketId).emit('agenda', state);
  };
  // What could not be read now is sent by a later check.
  const unread = (err: unknown) => log.warn({ err }, 'an agenda could not be read');
  const checkIfOpen = (meetingId: number) => {
    if (open.has(meetingId)) checkRooms([meetingId]).catch(unread);
  };

  namespace.adapter.on('create-room', (room: string) => {
    const meetingId = meetingOfRoom(room);
    if (meetingId !== null) open.add(meetingId);
  });
  namespace.adapter.on('delete-room', (room: string) => {
    const meetingId = meetingOfRoom(room);
    if (meetingId === null) return;
    open.delete(meetingId);
    sent.delete(meetingId);
  });
  namespace.adapter.on('join-room', (room: string, socketId: string) => {
    const meetingId = meetingOfRoom(room);
    if (meetingId === null) return;
    sendToSocket(meetingId, socketId).catch((err) => {
      sent.delete(meetingId);
      unread(err);
    });
  });
  namespace.on('agenda', checkIfOpen);

  return {
    announce(meetingId) {
      checkIfOpen(meetingId);
      namespace.serverSideEmit('agenda', meetingId);
    },
    check: () => checkRooms([...open]),
  };
}
