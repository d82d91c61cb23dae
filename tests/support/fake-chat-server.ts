import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request } from 'express';
import { Server, type Socket } from 'socket.io';
import type { Message } from '../../src/chat/index.ts';
import { createAssets } from '../../src/platform/http/assets.ts';
import { createRenderer } from '../../src/platform/http/render.ts';
import { securityHeaders } from '../../src/platform/http/security-headers.ts';
import { koreanDateTime, koreanDay, koreanPeriod, koreanTime } from '../../src/platform/korean-date.ts';

export interface FakePerson {
  readonly userId: string;
  readonly nickname: string;
  readonly isLeader: boolean;
}

export type FakeMessage = Message;

type Answer = Record<string, unknown>;

/**
 * Serves the chat protocol (docs/protocol.md) from memory, to test the page with faults that the
 * real server does not produce on request. The cookie `reader` holds the person's id.
 */
export async function startFakeChat(options: {
  people: readonly FakePerson[];
  /** Seconds from now. */
  startsInMinutes?: number;
  endsIn?: number;
  title?: string;
  bodies?: readonly (readonly [userId: string, body: string, minutesAgo: number])[];
}) {
  const {
    people,
    startsInMinutes = -600,
    endsIn = 3_600,
    title = '『데미안』 함께 읽기',
    bodies = [],
  } = options;
  const app = express();
  const http = createServer(app);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const io = new Server(http, { transports: ['websocket'], serveClient: false });
  const namespace = io.of('/chat');

  const room = {
    startsAt: new Date(Date.now() + startsInMinutes * 1_000),
    endsAt: new Date(Date.now() + endsIn * 1_000),
    isCancelled: false,
    /** If true, messages are stored but not announced. */
    isMute: false,
    /** The number of next acknowledgements of `message:send` that are not sent. */
    lostAnswers: 0,
    /** Answers to the next `message:send` events, which are then not stored. */
    answers: [] as Answer[],
    /** If set, every connection is refused with this answer. */
    refusal: null as Answer | null,
    table: [] as FakeMessage[],
    /** Every `message:send` that came in, by clientId. */
    received: [] as string[],
    /** When each connection was made, ms since 1970. */
    connectedAt: [] as number[],
    /** The number of refused connections. */
    turnedAway: 0,
  };

  const personOf = (cookie = '') => {
    const id = /reader=(\w+)/.exec(cookie)?.[1];
    return people.find((one) => one.userId === id);
  };
  const store = (author: FakePerson, body: string, clientId: string = randomUUID(), sentAt = new Date()) => {
    const known = room.table.find((one) => one.clientId === clientId && one.userId === author.userId);
    if (known) return known;
    const seq = (room.table.at(-1)?.seq ?? 0) + 1;
    const { userId, nickname } = author;
    const message = {
      id: `7-${seq}`,
      seq,
      clientId,
      meetingId: '7',
      userId,
      nickname,
      body,
      sentAt: sentAt.toISOString(),
    };
    room.table.push(message);
    if (!room.isMute) namespace.emit('message', message);
    return message;
  };
  const say = (userId: string, body: string, sentAt = new Date()) => {
    const author = people.find((one) => one.userId === userId);
    if (!author) throw new Error(`nobody is called ${userId}`);
    return store(author, body, randomUUID(), sentAt);
  };
  const stateOf = () => {
    if (room.isCancelled) return 'cancelled';
    if (Date.now() < room.startsAt.getTime()) return 'not_open_yet';
    return Date.now() < room.endsAt.getTime() ? 'open' : 'closed';
  };
  const page = (asked: { beforeSeq?: number; afterSeq?: number; limit?: number }) => {
    const { beforeSeq = Number.POSITIVE_INFINITY, afterSeq, limit = 50 } = asked;
    const most = Math.min(limit, 200);
    if (afterSeq !== undefined) {
      const newer = room.table.filter((one) => one.seq > afterSeq);
      return { messages: newer.slice(0, most), more: newer.length > most };
    }
    const older = room.table.filter((one) => one.seq < beforeSeq);
    return { messages: older.slice(-most), more: older.length > most };
  };
  const isHere = (userId: string) =>
    [...namespace.sockets.values()].some((socket) => socket.data.userId === userId);
  const showPeople = () =>
    namespace.emit(
      'participants',
      people.map((one) => ({ ...one, online: isHere(one.userId) })),
    );

  namespace.use((socket, next) => {
    const person = personOf(socket.handshake.headers.cookie);
    const state = stateOf();
    const refused =
      room.refusal ??
      (!person ? { code: 'unauthenticated' } : null) ??
      (state === 'not_open_yet' ? { code: state, opensAt: room.startsAt.toISOString() } : null) ??
      (state === 'open' ? null : { code: state });
    if (refused) room.turnedAway += 1;
    if (refused) return next(Object.assign(new Error('refused'), { data: refused }));
    socket.data = person;
    next();
  });
  namespace.on('connection', (socket: Socket) => {
    const me = socket.data as FakePerson;
    room.connectedAt.push(Date.now());
    socket.emit('head', { seq: room.table.at(-1)?.seq ?? 0 });
    const { lastSeq } = socket.handshake.auth as { lastSeq?: number };
    socket.emit('history', lastSeq === undefined ? page({}) : page({ afterSeq: lastSeq, limit: 200 }));
    showPeople();
    socket.on('disconnect', showPeople);
    socket.on('history', (asked, answer) => answer({ ok: true, ...page(asked) }));
    socket.on('message:send', ({ clientId, body }, answer) => {
      room.received.push(clientId);
      const instead = room.answers.shift();
      if (instead) return answer(instead);
      const message = store(me, body, clientId);
      if (room.lostAnswers > 0) room.lostAnswers -= 1;
      else answer({ ok: true, message });
    });
  });

  for (const [userId, body, minutesAgo] of bodies)
    say(userId, body, new Date(Date.now() - minutesAgo * 60_000));

  const assets = createAssets();
  const renderPage = createRenderer({ assets, cache: false, publicOrigin: '', reloadsItself: false });
  app.use(securityHeaders(url, { hstsForSubdomains: false }));
  app.use(assets.router);
  // An answer of 204 keeps the page open.
  app.post('/logout', (_req, res) => void res.status(204).end());
  app.get('/meetings/7/chat', async (req, res) => {
    const person = personOf(req.headers.cookie);
    if (!person) return void res.redirect('/login');
    const state = stateOf();
    Object.assign(req, {
      user: { id: person.userId, nickname: person.nickname },
      session: { csrfToken: 'test-token' },
    });
    const isLog = state === 'closed' || state === 'cancelled';
    const log = isLog ? page({ ...beforeOf(req), limit: 50 }) : { messages: [], more: false };
    await renderPage(
      res,
      'chat/room',
      {
        title,
        styles: ['/css/pages/chat.css'],
        scripts: [isLog ? '/js/chat-log.js' : '/js/chat.js'],
        meetingId: '7',
        meetingTitle: title,
        bookTitle: '데미안',
        bookHref: '/books/3',
        about: {
          authors: '헤르만 헤세',
          description: '3장까지 읽고 만나요.',
          extension: person.isLeader
            ? {
                action: '/meetings/7/extend',
                choices: [
                  {
                    until: new Date(room.endsAt.getTime() + 900_000).toISOString(),
                    label: '15분 늘리기',
                    reading: `${koreanTime(new Date(room.endsAt.getTime() + 900_000))}까지`,
                  },
                ],
              }
            : null,
        },
        mayModerate: person.isLeader,
        me: { id: person.userId, nickname: person.nickname },
        leaderId: people.find((one) => one.isLeader)?.userId ?? '',
        state,
        startsAtIso: room.startsAt.toISOString(),
        endsAtIso: room.endsAt.toISOString(),
        serverNowIso: new Date().toISOString(),
        timeText: koreanPeriod(room.startsAt, room.endsAt, new Date()),
        opensAtText: koreanDateTime(room.startsAt, new Date()),
        participants: people,
        messages: log.messages.map((message, at) => logLine(message, log.messages[at - 1], person, people)),
        olderHref: log.more ? `?before=${log.messages[0]?.seq}` : null,
        newerHref: null,
      } as never,
      200,
    );
  });

  return {
    url,
    room,
    say,
    namespace,
    /** Sends the periodic head event. */
    beacon: () => namespace.emit('head', { seq: room.table.at(-1)?.seq ?? 0 }),
    /** Ends every connection as a killed process does, without a close packet. */
    cut: () => {
      for (const socket of namespace.sockets.values()) socket.conn.close();
    },
    close: async () => {
      await io.close();
    },
  };
}

export type FakeChat = Awaited<ReturnType<typeof startFakeChat>>;

const beforeOf = (req: Request) => (req.query.before ? { beforeSeq: Number(req.query.before) } : {});

function logLine(
  message: FakeMessage,
  before: FakeMessage | undefined,
  me: FakePerson,
  people: readonly FakePerson[],
) {
  const sentAt = new Date(message.sentAt);
  const earlier = before && new Date(before.sentAt);
  const dayText = koreanDay(sentAt, new Date());
  const isNewDay = !earlier || koreanDay(earlier, new Date()) !== dayText;
  return {
    seq: message.seq,
    userId: message.userId,
    nickname: message.nickname,
    isMine: message.userId === me.userId,
    isLeader: people.some((one) => one.userId === message.userId && one.isLeader),
    body: message.body,
    reply: null,
    quote: null,
    reactions: [],
    reactAction: null,
    sentAtIso: message.sentAt,
    timeText: koreanTime(sentAt),
    dayText: isNewDay ? dayText : null,
    follows:
      !isNewDay && before?.userId === message.userId && earlier && koreanTime(earlier) === koreanTime(sentAt),
  };
}
