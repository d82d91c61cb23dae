import type { Message } from '../../src/chat/index.ts';

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
  /** The texts of these messages are gone from the screen. */
  deleted(seqs: readonly number[]): void;
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
      // A deleted message has no text, so it is compared by the rest.
      const { body: _, deleted: __, ...facts } = message;
      const text = JSON.stringify(facts, Object.keys(facts).sort());
      const first = byNumber.get(seq) ?? text;
      byNumber.set(seq, first);
      const body = bodies.get(seq) ?? message.body;
      if (body !== undefined) bodies.set(seq, body);
      if (!message.deleted && body !== message.body) faults.push(`${seq} has two texts`);
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
    deleted: (seqs) => {
      shown = shown.map((message) => (seqs.includes(message.seq) ? withoutText(message) : message));
    },
    started: (messages) => {
      shown = [...messages];
      follow(shown);
    },
  };
}

function withoutText({ body: _, ...facts }: Message): Message {
  return { ...facts, deleted: true };
}
