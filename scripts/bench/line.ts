import { WebSocket } from 'ws';

/** Where one connection of a bench goes, and as whom. */
export interface Seat {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The meeting; everybody of a room hears the same. */
  readonly room: string;
  /**
   * How many of the room have to be shown as online until this seat's list is right; null at the
   * floor, which has no lists.
   */
  readonly online: number | null;
}

/** What a connection has heard of the messages, each of which should come once and in order. */
export interface Heard {
  count: number;
  doubled: number;
  outOfOrder: number;
}

export interface Line {
  readonly seat: Seat;
  readonly heard: Heard;
  /**
   * Settles when the connection may talk and, in a chat room, has the log and a list with everybody
   * online.
   */
  readonly ready: Promise<void>;
  /** Settles when it is gone. */
  readonly gone: Promise<void>;
  /** Sends a message that carries the time. */
  talk(): void;
  close(): void;
}

/** Everything that connections count together. */
export interface Tally {
  acked: number;
  refused: number;
  /** Milliseconds from send to each receipt, one per delivery. */
  readonly latencies: number[];
}

const ping = '2';
const pong = '3';
const online = Buffer.from('"online":true');
/** So that a message is about as long as what people write. */
const filler = '책은 어떠셨어요? 저는 여기까지 읽었어요.';
const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
let messageCount = Date.now();

/**
 * A connection that speaks just enough Socket.IO by hand: the client of the library would need more
 * CPU than the server that is measured beside it. The floor's frames are read by the same code.
 */
export function openLine(seat: Seat, tally: Tally): Line {
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

  const hear = (data: Buffer) => {
    if (data.length === 1 && data.toString('latin1') === ping) return socket.send(pong);
    const head = data.toString('latin1', 0, 24);
    if (head.startsWith('42/chat,["message"')) return hearMessage(data.toString('latin1'));
    if (head.startsWith('43/chat,')) return hearAck(data.toString('latin1', 0, 40));
    if (head.startsWith('42/chat,["participants"')) {
      hasList = count(data, online) === seat.online;
    } else if (head.startsWith('42/chat,["history"')) {
      hasLog = true;
    } else if (head.startsWith('42/chat,["head"')) {
      // Only the first: a later one can overtake a message, which would then seem to come twice.
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

  const hearMessage = (text: string) => {
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

  const hearAck = (text: string) => {
    if (text.includes('"ok":true')) tally.acked += 1;
    else tally.refused += 1;
  };

  socket.on('message', hear);
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
