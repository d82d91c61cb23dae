import type { Namespace } from 'socket.io';
import { onEvent } from '../platform/realtime/on-event.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { createSlidingWindow } from '../platform/realtime/sliding-window.ts';
import { admitSockets } from './admissions.ts';
import { createArrivals } from './arrivals.ts';
import { createConnections } from './connections.ts';
import { HelloInput } from './input.ts';
import { checkLobby } from './lobby-check.ts';
import { lobbySource } from './lobby-list.ts';
import { createLobbyNews } from './lobby-news.ts';
import { lobbyRefusalOf } from './lobby-policy.ts';
import type { OpenRooms, RoomServices } from './open-chat.ts';
import { openConnection } from './open-connection.ts';
import { createPresenceUpkeep } from './presence-upkeep.ts';
import type { Departure } from './room-connection.ts';
import { createRoomLists } from './room-lists.ts';

/** Opens the lobbies: the waiting rooms of meetings, with presence and hellos but no text. */
export function openLobby(namespace: Namespace, services: RoomServices): OpenRooms {
  const { presence, limits, timing, clock, log } = services;
  const connections = createConnections();
  const lists = createRoomLists(namespace, { source: lobbySource(services), log });
  const announce = ({ meetingId }: Pick<Departure, 'meetingId'>) => {
    lists.changed(meetingId);
    namespace.serverSideEmit('presence', meetingId);
  };
  const arrivals = createArrivals({ ...services, onJoined: announce });
  const admissionOf = admitSockets(namespace, {
    ...services,
    refusalOf: lobbyRefusalOf,
    onMissed: arrivals.missed,
  });
  const hellos = createSlidingWindow(limits.hellos, clock);
  const sayHello = async (socketId: string, person: Departure) => {
    const retryAfterMs = hellos.take(socketId);
    if (retryAfterMs > 0) return { ok: false as const, code: 'rate_limited', retryAfterMs };
    await presence.greet(person);
    announce(person);
    return { ok: true as const };
  };

  namespace.on('connection', (socket) => {
    const admission = admissionOf(socket);
    if (!admission) return void socket.disconnect();
    const connection = openConnection(socket, admission, { connections, onClosed: arrivals.left });
    lists.welcome(connection.meetingId, socket.id);
    onEvent(socket, 'hello', { schema: HelloInput, handle: () => sayHello(socket.id, connection), log });
    if (admission.entrance.isFirst) announce(connection);
  });

  const upkeep = createPresenceUpkeep({ presence, connections, lists, onDeparture: announce });
  const stops = [
    repeat(timing.stateIntervalMs, () => checkLobby({ ...services, connections }), log),
    repeat(presence.timing.renewIntervalMs, upkeep.renew, log),
    repeat(presence.timing.sweepIntervalMs, upkeep.sweep, log),
  ];
  return {
    news: createLobbyNews(namespace, { presence, announce }),
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
