import type pg from 'pg';
import { createWordMatcher } from '../platform/text/word-matcher.ts';
import type { Draft } from './draft-repository.ts';

/** The words that hold messages of a room back, as this process knows them. */
export interface Words {
  /** 0 for a room without a list. */
  readonly version: number;
  readonly holds: (body: string) => boolean;
}

export const noWords: Words = { version: 0, holds: () => false };

/** Whether the list holds a draft back, by its text or by the sentence that it quotes. */
export const holdsDraft = ({ holds }: Words, { body, quote }: Pick<Draft, 'body' | 'quote'>): boolean =>
  holds(body) || (quote !== undefined && holds(quote.text));

export interface RoomWords {
  /** Returns the list that this process knows; none at first. It may be old. */
  of(meetingId: number): Words;
  /** Reads the list again. Returns whether its version changed. */
  refresh(meetingId: number): Promise<boolean>;
}

/** Rooms with words that a process remembers. The one that was read longest ago is forgotten. */
const mostRooms = 1_000;

/**
 * Remembers the words of rooms. The statement that stores messages compares the version, so an old
 * list stores nothing.
 */
export function createRoomWords(pool: pg.Pool): RoomWords {
  const known = new Map<number, Words>();
  const of = (meetingId: number) => known.get(meetingId) ?? noWords;
  return {
    of,
    async refresh(meetingId) {
      const before = of(meetingId).version;
      const found = await findWords(pool, meetingId);
      if (found.version === before) return false;
      known.delete(meetingId);
      if (found.version > 0) known.set(meetingId, found);
      const [oldest] = known.keys();
      if (known.size > mostRooms && oldest !== undefined) known.delete(oldest);
      return true;
    },
  };
}

async function findWords(pool: pg.Pool, meetingId: number): Promise<Words> {
  const { rows } = await pool.query<{ version: number; words: string[] }>({
    name: 'chat-words',
    text: `SELECT w.version, w.words FROM meetings m JOIN club_word_lists w ON w.club_id = m.club_id
           WHERE m.id = $1`,
    values: [meetingId],
  });
  return rows[0] ? { version: rows[0].version, holds: createWordMatcher(rows[0].words) } : noWords;
}
