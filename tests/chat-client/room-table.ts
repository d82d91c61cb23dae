import { type Emoji, emojis } from '../../public/js/chat/menu/emojis.js';
import type { Message, MessageChange } from '../../src/chat/index.ts';

interface Row {
  readonly seq: number;
  readonly clientId: string;
  readonly userId: string;
  readonly given: ReadonlyMap<Emoji, ReadonlySet<string>>;
  readonly state: 'there' | 'deleted' | 'hidden';
  readonly revision: number;
}

export interface Asked {
  readonly beforeSeq?: number;
  readonly afterSeq?: number;
  readonly afterRevision?: number;
}

export interface Page {
  readonly messages: Message[];
  readonly more: boolean;
  readonly revision?: number;
}

export interface Given {
  readonly seq: number;
  readonly userId: string;
  readonly emoji: Emoji;
}

/** Messages in one page: few, so that a short log has several. */
const pageSize = 3;

/** The tables of one room, in memory, with what the server's statements do to them. */
export function createRoomTable() {
  let rows: readonly Row[] = [];
  let revision = 0;
  /** How often the table was restored: the same number is another message then. */
  let world = 0;

  const put = (changed: Row) => {
    rows = rows.map((row) => (row.seq === changed.seq ? changed : row));
  };
  /** @returns `undefined` if the message is in another state */
  const setState = (seq: number, from: readonly Row['state'][], state: Row['state']) => {
    const row = rows[seq - 1];
    if (!row || !from.includes(row.state)) return undefined;
    revision += 1;
    // An operator who hides a message keeps its reactions.
    put({ ...row, state, revision, ...(state === 'deleted' ? { given: new Map() } : {}) });
    return { seq, revision };
  };
  const toggle = (row: Row, { userId, emoji }: Given): Row => {
    const people = new Set(row.given.get(emoji));
    if (!people.delete(userId)) people.add(userId);
    return { ...row, given: new Map(row.given).set(emoji, people) };
  };
  const select = ({ beforeSeq, afterSeq, afterRevision }: Asked): { page: readonly Row[]; more: boolean } => {
    if (afterRevision !== undefined) {
      const changed = rows
        .filter((row) => row.revision > afterRevision)
        .sort((a, b) => a.revision - b.revision);
      return { page: changed.slice(0, pageSize), more: changed.length > pageSize };
    }
    if (afterSeq !== undefined) {
      return { page: rows.slice(afterSeq, afterSeq + pageSize), more: rows.length > afterSeq + pageSize };
    }
    const before = rows.slice(0, (beforeSeq ?? rows.length + 1) - 1);
    return { page: before.slice(-pageSize), more: before.length > pageSize };
  };

  return {
    head: () => ({ seq: rows.length, revision }),

    send(userId: string): Message {
      const seq = rows.length + 1;
      const clientId = `${world}-${seq}`;
      const row: Row = { seq, clientId, userId, given: new Map(), state: 'there', revision: 0 };
      rows = [...rows, row];
      return toMessage(row);
    },

    /** Adds or takes back reactions in one statement, with one change for each message. */
    react(asked: readonly Given[]): MessageChange[] {
      const bySeq = Map.groupBy(asked, ({ seq }) => seq);
      return [...bySeq].flatMap(([seq, given]) => {
        const row = rows[seq - 1];
        if (row?.state !== 'there') return [];
        revision += 1;
        const now = { ...given.reduce(toggle, row), revision };
        put(now);
        const by = given.map(({ userId, emoji }) => ({
          userId,
          emoji,
          on: now.given.get(emoji)?.has(userId) ?? false,
        }));
        const reactions = countsOf(now).map(([emoji, people]) => ({ emoji, count: people.size }));
        return [{ seq, revision, reactions, by }];
      });
    },

    delete(seq: number): MessageChange[] {
      const change = setState(seq, ['there'], 'deleted');
      return change ? [{ ...change, deleted: true }] : [];
    },
    hide(seq: number): MessageChange[] {
      const change = setState(seq, ['there'], 'hidden');
      return change ? [{ ...change, deleted: true, hidden: true }] : [];
    },
    /** Gives a hidden message its text back. */
    unhide(seq: number): MessageChange[] {
      const change = setState(seq, ['hidden'], 'there');
      return change ? [change] : [];
    },
    /** A statement that took a revision and then changed nothing. */
    skip() {
      revision += 1;
    },

    /** @returns a page that does not say yet which reactions are the reader's */
    read(asked: Asked): Page {
      const { page, more } = select(asked);
      const end = more ? (page.at(-1)?.revision ?? 0) : revision;
      return {
        messages: page.map(toMessage),
        more,
        ...(asked.afterRevision === undefined ? {} : { revision: end }),
      };
    },
    /** Marks the reader's own reactions in a page, as another statement finds them later. */
    mark: (page: Page, userId: string): Page => ({
      ...page,
      messages: page.messages.map((message) => withOwn(message, rows[message.seq - 1], userId)),
    }),
    shownTo: (userId: string) => rows.map((row) => withOwn(toMessage(row), row, userId)),

    /** @returns what restores the tables as they are now */
    backUp() {
      const kept = { rows, revision };
      return () => {
        ({ rows, revision } = kept);
        world += 1;
      };
    },
  };
}

export type RoomTable = ReturnType<typeof createRoomTable>;

const countsOf = ({ given }: Row) =>
  emojis.flatMap((emoji) => {
    const people = given.get(emoji);
    return people?.size ? [[emoji, people] as const] : [];
  });

function toMessage(row: Row): Message {
  const { seq, clientId, userId, state } = row;
  const facts = { id: `7-${seq}`, seq, clientId, meetingId: '7', userId, nickname: '민지', sentAt: '' };
  if (state !== 'there') return { ...facts, deleted: true, ...(state === 'hidden' ? { hidden: true } : {}) };
  const reactions = countsOf(row).map(([emoji, people]) => ({ emoji, count: people.size, mine: false }));
  return { ...facts, body: `${seq}`, ...(reactions.length > 0 ? { reactions } : {}) };
}

function withOwn(message: Message, row: Row | undefined, userId: string): Message {
  if (!message.reactions) return message;
  return {
    ...message,
    reactions: message.reactions.map((one) => ({
      ...one,
      mine: row?.given.get(one.emoji)?.has(userId) ?? false,
    })),
  };
}
