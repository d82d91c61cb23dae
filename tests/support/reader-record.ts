import type { Message, MessageChange } from '../../src/chat/index.ts';

/** A reader's received messages and her screen, checked against states that must never occur. */
export interface ReaderRecord {
  readonly shown: readonly Message[];
  readonly acked: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
  fault(what: string): void;
  /** Announced, in a page or in an answer: whatever way it came. */
  arrived(message: Message): void;
  /** Something of hers is known to have this number. */
  stored(clientId: string, seq: number): void;
  appended(messages: readonly Message[]): void;
  prepended(messages: readonly Message[]): void;
  /** The screen shows these messages as they are now; of a deleted one not its text. */
  changed(messages: readonly (Message | MessageChange)[]): void;
  /** The screen was emptied for these. */
  started(messages: readonly Message[]): void;
}

export function createRecord(): ReaderRecord {
  let shown: Message[] = [];
  const acked = new Map<string, number>();
  const faults: string[] = [];
  /** The first that came with a number, and the number a sender's message came with first. */
  const byNumber = new Map<number, string>();
  const bodies = new Map<number, string>();
  const numbers = new Map<string, number>();

  const follow = (messages: readonly Message[]) => {
    messages.forEach(({ seq }, i) => {
      const before = messages[i - 1]?.seq;
      if (before !== undefined && seq !== before + 1) faults.push(`${seq} stands after ${before}`);
    });
  };
  return {
    get shown() {
      return shown;
    },
    acked,
    faults,
    fault: (what) => faults.push(what),
    arrived: (message) => {
      const { seq, userId, clientId } = message;
      const { id, meetingId, nickname, sentAt } = message;
      const text = JSON.stringify({ id, meetingId, userId, clientId, nickname, sentAt });
      const first = byNumber.get(seq) ?? text;
      byNumber.set(seq, first);
      // A deleted message has neither a text nor an answered message.
      const said = JSON.stringify([message.body, message.replyTo]);
      const before = bodies.get(seq) ?? said;
      if (!message.deleted) bodies.set(seq, before);
      if (!message.deleted && before !== said) faults.push(`${seq} has two texts`);
      if (first !== text) faults.push(`two messages have the number ${seq}: ${first} and ${text}`);
      const name = `${userId} ${clientId}`;
      const number = numbers.get(name) ?? seq;
      numbers.set(name, number);
      if (number !== seq) faults.push(`one message has the numbers ${number} and ${seq}`);
    },
    stored: (clientId, seq) => {
      const known = acked.get(clientId) ?? seq;
      acked.set(clientId, known);
      if (known !== seq) faults.push(`${clientId} was said to be ${known} and ${seq}`);
    },
    appended: (messages) => {
      follow([...shown.slice(-1), ...messages]);
      shown.push(...messages);
    },
    prepended: (messages) => {
      follow([...messages, ...shown.slice(0, 1)]);
      shown.unshift(...messages);
    },
    changed: (messages) => {
      const now = new Map(messages.map((message) => [message.seq, message]));
      shown = shown.map((message) => asDrawn(message, now.get(message.seq)));
    },
    started: (messages) => {
      shown = [...messages];
      follow(shown);
    },
  };
}

/** Returns a message as the page draws it after a change. */
function asDrawn(message: Message, change: Message | MessageChange | undefined): Message {
  if (!change) return message;
  if ('clientId' in change) return change;
  if (!change.deleted) return message;
  const { body: _, replyTo: __, quote: ___, reactions: ____, ...facts } = message;
  return { ...facts, deleted: true, ...(change.hidden ? { hidden: true } : {}) };
}
