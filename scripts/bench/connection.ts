import { WebSocket } from 'ws';

/** The address and the account of one connection. */
export interface Seat {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The meeting. All connections of a room receive the same messages. */
  readonly room: string;
  /**
   * How many members this seat's list must show as online; null for the baseline, which has no
   * lists.
   */
  readonly online: number | null;
}

/** The received messages of a connection. Each should arrive once and in order. */
export interface Heard {
  count: number;
  doubled: number;
  outOfOrder: number;
}

export interface Connection {
  readonly seat: Seat;
  readonly heard: Heard;
  /**
   * Settles when the connection may send and, in a chat room, has the log and a list that shows
   * everybody online.
   */
  readonly ready: Promise<void>;
  /** Settles when the connection is closed. */
  readonly gone: Promise<void>;
  /** Sends a message that contains the time. */
  talk(): void;
  /** Adds a reaction, or takes it back. */
  react(reaction: ToldReaction): void;
  close(): void;
}

/** A reaction as `message:changed` names it. */
export interface ToldReaction {
  readonly seq: number;
  readonly emoji: string;
  readonly on: boolean;
}

/** Counters that all connections share. */
export interface Tally {
  acked: number;
  refused: number;
  /** Milliseconds from send to each receipt, one per delivery. */
  readonly latencies: number[];
  /** When each reaction was sent, by `reactionKey`. */
  readonly reactedAt: Map<string, number>;
}

const reactionKey = (room: string, { seq, emoji, on }: ToldReaction) => `${room} ${seq} ${emoji} ${on}`;

const changedFrame = '42/chat,["message:cha';
const ping = '2';
const pong = '3';
const online = Buffer.from('"online":true');
/** Makes a message about as long as a real one. */
const filler = '책은 어떠셨어요? 저는 여기까지 읽었어요.';
const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
let messageCount = Date.now();

/**
 * Opens a connection that implements only the needed part of Socket.IO, because the library's
 * client would use more CPU than the measured server. Also reads the baseline's frames.
 */
export function openConnection(seat: Seat, tally: Tally): Connection {
  const isChat = seat.online !== null;
  const socket = new WebSocket(seat.url, {
    headers: seat.headers,
    perMessageDeflate: false,
    skipUTF8Validation: true,
    handshakeTimeout: 30_000,
  });
  const heard: Heard = { count: 0, doubled: 0, outOfOrder: 0 };
  const holes = new Set<number>();
  let lastSeq = 0;
  let hasLog = !isChat;
  let hasList = !isChat;
  let becomeReady: () => void = () => {};
  let fail: (reason: Error) => void = () => {};
  const ready = new Promise<void>((resolve, reject) => {
    becomeReady = resolve;
    fail = reject;
  });
  ready.catch(() => {});

  const receive = (data: Buffer) => {
    if (data.length === 1 && data.toString('latin1') === ping) return socket.send(pong);
    const head = data.toString('latin1', 0, 24);
    if (head.startsWith('42/chat,["message"')) return receiveMessage(data.toString('latin1'));
    if (head.startsWith(changedFrame)) return receiveChange(data.toString('utf8'));
    if (head.startsWith('43/chat,')) return receiveAck(data.toString('latin1', 0, 40));
    if (head.startsWith('42/chat,["participants"')) {
      hasList = count(data, online) === seat.online;
    } else if (head.startsWith('42/chat,["history"')) {
      hasLog = true;
    } else if (head.startsWith('42/chat,["head"')) {
      // Only the first head counts: a later one can overtake a message, which would then look like
      // a duplicate.
      if (!hasLog) lastSeq = Math.max(lastSeq, numberAfter(data.toString('latin1'), '"seq":'));
    } else if (head.startsWith('0{')) {
      socket.send(`40/chat,{"meetingId":"${seat.room}"}`);
    } else if (head.startsWith('44/chat,')) {
      fail(new Error(`refused: ${data.toString('latin1')}`));
    } else if (head.startsWith('ready ')) {
      lastSeq = numberAfter(head, 'ready ');
      becomeReady();
    }
    if (isChat && hasLog && hasList) becomeReady();
  };

  const receiveMessage = (text: string) => {
    const seq = numberAfter(text, '"seq":');
    if (seq > lastSeq) {
      for (let missing = lastSeq + 1; missing < seq; missing += 1) holes.add(missing);
      lastSeq = seq;
    } else if (holes.delete(seq)) {
      heard.outOfOrder += 1;
    } else {
      heard.doubled += 1;
      return;
    }
    heard.count += 1;
    tally.latencies.push(performance.now() - numberAfter(text, '"body":"'));
  };

  /** A change may hold several reactions. Each counts as one delivery. */
  const receiveChange = (text: string) => {
    const { seq, by = [] } = JSON.parse(text.slice(text.indexOf('{'), -1)) as {
      seq: number;
      by?: Omit<ToldReaction, 'seq'>[];
    };
    for (const { emoji, on } of by) {
      const sentAt = tally.reactedAt.get(reactionKey(seat.room, { seq, emoji, on }));
      heard.count += 1;
      if (sentAt !== undefined) tally.latencies.push(performance.now() - sentAt);
    }
  };

  const receiveAck = (text: string) => {
    if (text.includes('"ok":true')) tally.acked += 1;
    else tally.refused += 1;
  };

  socket.on('message', receive);
  socket.on('error', fail);
  const gone = new Promise<void>((resolve) => {
    socket.once('close', (code) => {
      fail(new Error(`closed with ${code}`));
      resolve();
    });
  });
  return {
    seat,
    heard,
    ready,
    gone,
    talk() {
      const body = `${performance.now().toFixed(3)} ${filler}`;
      messageCount += 1;
      socket.send(
        isChat ? `42/chat,1["message:send",{"clientId":"${uuid(messageCount)}","body":"${body}"}]` : body,
      );
    },
    react(reaction) {
      tally.reactedAt.set(reactionKey(seat.room, reaction), performance.now());
      socket.send(`42/chat,1["message:react",${JSON.stringify(reaction)}]`);
    },
    close: () => socket.close(),
  };
}

function numberAfter(text: string, mark: string): number {
  return Number.parseFloat(
    text.slice(text.indexOf(mark) + mark.length, text.indexOf(mark) + mark.length + 20),
  );
}

function count(data: Buffer, needle: Buffer): number {
  let found = 0;
  for (let at = data.indexOf(needle); at !== -1; at = data.indexOf(needle, at + needle.length)) found += 1;
  return found;
}
