import type { Server as HttpServer } from 'node:http';
import type { Server } from 'socket.io';
import { agendaSockets } from '../agenda/sockets.ts';
import {
  type AlarmSocketTiming,
  alarmSocketLimits,
  alarmSocketTiming,
  announceMentioned,
  noAlarmSocketLimits,
  watchEntrances,
} from '../alarms/index.ts';
import { type AlarmSockets, alarmSockets } from '../alarms/sockets.ts';
import { watchPresence } from '../attendance/index.ts';
import {
  type CheckTiming,
  chatLimits,
  checkTiming,
  createPresence,
  noChatLimits,
  type PresenceTiming,
  presenceTiming,
} from '../chat/index.ts';
import { type ChatRooms, chatSockets } from '../chat/sockets.ts';
import type { MeetingAnnouncer } from '../meetings/index.ts';
import { createSessionChecker } from '../platform/http/session-reader.ts';
import { sessionRoom, userRoom } from '../platform/realtime/rooms.ts';
import { readerTeller } from '../record/index.ts';
import { createCardNews } from '../talk/sockets.ts';
import type { Live } from './connect.ts';
import { createSocketIdentifier } from './identify-socket.ts';
import { openSocketGuard } from './open-socket-guard.ts';
import { namespaces, openSocketServer } from './open-socket-server.ts';

export interface Sockets {
  readonly io: Server;
  /** Broadcasts changes of a meeting to open chat rooms and waiting rooms. */
  readonly roomNews: MeetingAnnouncer;
  /** Stores a chat message and broadcasts it. */
  readonly sendMessage: ChatRooms['send'];
  readonly deleteMessage: ChatRooms['deleteMessage'];
  readonly react: ChatRooms['react'];
  readonly pinMessage: ChatRooms['pinMessage'];
  readonly announceChange: ChatRooms['announceChange'];
  /** Tells open rooms that the agenda of a meeting changed. */
  readonly announceAgenda: (meetingId: number) => void;
  /** Returns the ids of the members who are in the room of a meeting. */
  readonly findPresent: (meetingId: number) => Promise<ReadonlySet<number>>;
  /** Tells the open pages of a person that her inbox changed. */
  readonly inboxNews: AlarmSockets['inboxNews'];
  /** Sends a person's changed sound preference to her open pages. */
  readonly soundNews: AlarmSockets['soundNews'];
  /** Tells the open pages of people that a page changed. */
  readonly pageNews: AlarmSockets['pageNews'];
  /** Tells the readers of a meeting's record that it changed. */
  readonly tellReaders: (meetingId: number) => void;
  /** Returns the ids of the people in a meeting's chat room. */
  readonly findOnlineMembers: (meetingId: number) => Promise<ReadonlySet<number>>;
  /** Tells the open pages of a member that a leader sent her a question card, or that one ended. */
  readonly tellOfCard: (meetingId: number, userId: number, event: 'sent' | 'ended') => void;
  /** Closes the sockets of an ended session on all processes. */
  endSession(sessionId: string): void;
  /** Closes the sockets of all sessions of a person on all processes. */
  endSessionsOf(userId: number): void;
  /** Stops the timers and closes every socket. */
  close(): Promise<void>;
}

/** Shorter leases, intervals and timeouts for tests. */
export interface SocketOptions {
  readonly presenceTiming?: PresenceTiming;
  readonly checkTiming?: CheckTiming;
  readonly alarmTiming?: AlarmSocketTiming;
  readonly namespaceTimeoutMs?: number;
  readonly cardCatchUpMs?: number;
}

/** Starts Socket.IO with the namespaces of all features on the HTTP server of the web process. */
export function createSockets(live: Live, server: HttpServer, options: SocketOptions = {}): Sockets {
  const { env, redis } = live;
  const guard = openSocketGuard(live);
  const { namespaceTimeoutMs } = options;
  const socketServer = openSocketServer(live, server, { guard, namespaceTimeoutMs });
  const { io, areBroadcastsInDoubt, close } = socketServer;
  const sessions = {
    identify: createSocketIdentifier(live, guard),
    isSessionAlive: createSessionChecker(redis),
  };
  const limits = env.BENCH ? noChatLimits : chatLimits;
  const presenceOptions = {
    connectionsPerPerson: limits.connectionsPerPerson,
    timing: options.presenceTiming ?? presenceTiming,
  };
  const presence = createPresence(redis, { ...presenceOptions, prefix: 'presence' });
  const cardNews = createCardNews(io.of('/alarms'), { ...live, catchUpMs: options.cardCatchUpMs });
  const alarms = alarmSockets(io, {
    ...live,
    ...sessions,
    limits: env.BENCH ? noAlarmSocketLimits : alarmSocketLimits,
    timing: options.alarmTiming ?? alarmSocketTiming,
    findOnlineMembers: presence.online,
    onListening: cardNews.listen,
  });
  const chat = chatSockets(io, {
    ...live,
    ...sessions,
    limits,
    presence,
    areBroadcastsInDoubt,
    // Presence in the waiting rooms, under Redis keys of its own: waiting is not being in the chat.
    lobbyPresence: createPresence(redis, { ...presenceOptions, prefix: 'lobby' }),
    timing: options.checkTiming ?? checkTiming,
    announceMentioned: announceMentioned(alarms.inboxNews),
    // Each stored message tells the members outside the room that people talk there.
    onStored: alarms.talkSignals.messageStored,
  });
  watchEntrances(io.of('/chat'), { ...live, ...alarms });
  const agendas = agendaSockets(io.of('/chat'), { ...live, findPresent: presence.online });
  const presenceWatch = watchPresence(io.of('/chat'), { ...live, uptime: () => performance.now() });
  const tellReaders = readerTeller({ ...live, pageNews: alarms.pageNews });
  const closeAll = (room: string) => {
    for (const name of namespaces) io.of(name).in(room).disconnectSockets();
  };
  return {
    io,
    roomNews: chat.news,
    sendMessage: chat.send,
    deleteMessage: chat.deleteMessage,
    react: chat.react,
    pinMessage: chat.pinMessage,
    announceChange: (meetingId, change) => {
      chat.announceChange(meetingId, change);
      tellReaders(meetingId);
    },
    announceAgenda: agendas.announce,
    findPresent: presence.online,
    inboxNews: alarms.inboxNews,
    soundNews: alarms.soundNews,
    pageNews: alarms.pageNews,
    tellReaders,
    findOnlineMembers: presence.online,
    tellOfCard: cardNews.tell,
    endSession: (sessionId) => closeAll(sessionRoom(sessionId)),
    endSessionsOf: (userId) => closeAll(userRoom(userId)),
    close: async () => {
      chat.stop();
      agendas.stop();
      alarms.stop();
      cardNews.stop();
      await Promise.all([close(), presenceWatch.stop()]);
    },
  };
}
