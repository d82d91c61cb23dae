import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { MeetingAnnouncer } from '../meetings/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { SessionChecker } from '../platform/http/session-reader.ts';
import { socketsOfMeeting } from '../platform/realtime/meeting-channels.ts';
import { type AdmissionServices, admitSockets } from './admissions.ts';
import { createArrivals } from './arrivals.ts';
import { type ChatEventServices, createChatEvents } from './chat-events.ts';
import type { CheckServices, CheckTiming } from './check-services.ts';
import { createConnections } from './connections.ts';
import { createDeleter, type DeleteMessage } from './delete-message.ts';
import { type AnnounceMentioned, createMentionNews } from './mentions/mention-news.ts';
import { createSender, type Sender } from './message-sender.ts';
import { openConnection } from './open-connection.ts';
import { participantsSource } from './participants.ts';
import { createPinMessage, type PinMessage } from './pins/pin-message.ts';
import { refusalOf } from './policy.ts';
import type { Presence } from './presence.ts';
import type { Message, MessageChange } from './protocol.ts';
import { createReact, type React } from './reactions/react.ts';
import { startRoomChecks } from './room-checks.ts';
import type { Connection } from './room-connection.ts';
import { createRoomLists } from './room-lists.ts';
import { createRoomNews } from './room-news.ts';
import { createWelcome } from './welcome.ts';

export interface RoomServices extends ChatEventServices {
  readonly pool: pg.Pool;
  readonly presence: Presence;
  readonly identify: AdmissionServices['identify'];
  readonly isSessionAlive: SessionChecker;
  readonly timing: CheckTiming;
}

export interface ChatRoomServices extends RoomServices {
  readonly db: TransactingDatabase;
  readonly announceMentioned: AnnounceMentioned;
  /** Learns of each new message before it is acknowledged, so it must return at once. */
  readonly onStored: (message: Message) => void;
  readonly areBroadcastsInDoubt: CheckServices['areBroadcastsInDoubt'];
}

/** The rooms of one namespace. */
export interface OpenRooms {
  /** Broadcasts changes of a meeting to open rooms. */
  readonly news: MeetingAnnouncer;
  /** Stops the regular checks. */
  stop(): void;
}

export interface ChatRooms extends OpenRooms {
  /** Stores a message and broadcasts it to open rooms. */
  readonly send: Sender['send'];
  /** Deletes a message and broadcasts that to open rooms. */
  readonly deleteMessage: DeleteMessage;
  /** Adds a reaction or takes it back, and broadcasts that to open rooms. */
  readonly react: React;
  /** Pins a message or takes it off, and broadcasts that to open rooms. */
  readonly pinMessage: PinMessage;
  /** Tells open rooms that a stored message changed. */
  readonly announceChange: (meetingId: number, change: MessageChange) => void;
}

/** Opens the chat rooms. */
export function openChat(namespace: Namespace, services: ChatRoomServices): ChatRooms {
  const { clock, log, onStored } = services;
  const connections = createConnections();
  const lists = createRoomLists(namespace, { source: participantsSource(services), log });
  const onJoined = ({ meetingId, userId }: Connection) =>
    lists.changed(meetingId, { kind: 'joined', userId, at: clock.now().toISOString() });
  const arrivals = createArrivals({ ...services, onJoined });
  const welcome = createWelcome({ ...services, lists });
  const tellMentioned = createMentionNews(services);
  const sender = createSender({
    ...services,
    announce: (message) => {
      socketsOfMeeting(namespace, Number(message.meetingId)).emit('message', message);
      onStored(message);
      if (message.mentions) tellMentioned(message);
    },
  });
  const announceChange: ChatRooms['announceChange'] = (meetingId, change) =>
    void socketsOfMeeting(namespace, meetingId).emit('message:changed', change);
  const deleteMessage = createDeleter({ ...services, announce: announceChange });
  const react = createReact({ ...services, announce: announceChange });
  const pinMessage = createPinMessage({
    ...services,
    announce: (meetingId, pin) => void socketsOfMeeting(namespace, meetingId).emit('message:pinned', pin),
  });
  const handleEvents = createChatEvents(services, { ...sender, deleteMessage, react, pinMessage });
  const admissionOf = admitSockets(namespace, { ...services, refusalOf, onMissed: arrivals.missed });

  namespace.on('connection', (socket) => {
    const admission = admissionOf(socket);
    if (!admission) return void socket.disconnect();
    const connection = openConnection(socket, admission, { connections, onClosed: arrivals.left });
    welcome(socket, admission);
    handleEvents(socket, connection);
    if (admission.entrance.isFirst) onJoined(connection);
  });

  const rooms = { ...services, namespace, connections, lists };
  return {
    news: createRoomNews(rooms),
    send: sender.send,
    deleteMessage,
    react,
    pinMessage,
    announceChange,
    stop: startRoomChecks(rooms),
  };
}
