import type { Socket } from 'socket.io-client';
import type { Emoji } from '../../public/js/chat/menu/emojis.js';
import type { DeleteAnswer, ReactAnswer } from '../../src/chat/index.ts';

type Refusal = { readonly ok: false; readonly code: string };

/** The deletions and reactions that a reader asks for. */
export interface ReaderChanges {
  /**
   * Her reactions by number and emoji as the server last acknowledged them; null if an answer got
   * lost, so that nobody can know.
   */
  readonly given: ReadonlyMap<string, boolean | null>;
  /** How many requests wait for their answers. */
  readonly underway: number;
  /**
   * Adds a reaction or takes it back. Does nothing while the same one is underway.
   *
   * @param isAgain asks for what is so already
   */
  react(seq: number, emoji: Emoji, isAgain: boolean): Promise<void>;
  /** null: no answer in time. */
  deleteMessage(seq: number): Promise<DeleteAnswer | null>;
}

/** @param answerTimeoutMs how long she waits for an answer */
export function createReaderChanges(
  socket: Socket,
  answerTimeoutMs: number,
  onRefused: (what: string) => void,
): ReaderChanges {
  const given = new Map<string, boolean | null>();
  const asked = new Set<string>();
  let underway = 0;

  const ask = async <Answer>(event: string, payload: unknown): Promise<Answer | null> => {
    if (!socket.connected) return null;
    underway += 1;
    try {
      return await socket.timeout(answerTimeoutMs).emitWithAck(event, payload);
    } catch {
      return null;
    } finally {
      underway -= 1;
    }
  };
  /** Refusals that a reader meets without any fault: the message is gone, the database is away. */
  const isExpected = ({ code }: Refusal) => code === 'not_found' || code === 'unavailable';

  return {
    given,
    get underway() {
      return underway;
    },
    async react(seq, emoji, isAgain) {
      const key = reactionKey(seq, emoji);
      if (!socket.connected || asked.has(key)) return;
      asked.add(key);
      const before = given.get(key);
      const on = (before === true) === isAgain;
      const answer = await ask<ReactAnswer>('message:react', { seq, emoji, on });
      asked.delete(key);
      if (answer?.ok) given.set(key, before === null ? null : on);
      else if (answer === null || answer.code === 'unavailable') given.set(key, null);
      if (answer && !answer.ok && !isExpected(answer)) onRefused(`reaction refused as ${answer.code}`);
    },
    deleteMessage: (seq) => ask<DeleteAnswer>('message:delete', { seq }),
  };
}

export const reactionKey = (seq: number, emoji: string) => `${seq} ${emoji}`;
