import type pg from 'pg';
import type { Emoji } from '../../../public/js/chat/menu/emojis.js';
import { reactSql } from './react.sql.ts';
import type { ReactionCounts } from './reaction.ts';

/** A reaction that a member adds or takes back. */
export interface AskedReaction {
  readonly userId: number;
  readonly seq: number;
  readonly emoji: Emoji;
  readonly isOn: boolean;
}

/** The facts that decide about a reaction, and the new counts of its message if it changed them. */
export interface ReactionOutcome extends AskedReaction {
  /** The place of the reaction in what was asked, from 1. */
  readonly n: number;
  readonly isDeleted: boolean;
  readonly isOpen: boolean;
  readonly isSilenced: boolean;
  /** Null if nothing changed. */
  readonly revision: number | null;
  readonly counts: ReactionCounts | null;
}

/**
 * Stores reactions of one room in one statement. They must differ in (seq, userId, emoji). Leaves
 * out those to unknown messages, and those of people without a seat.
 */
export async function storeReactions(
  pool: pg.Pool,
  meetingId: number,
  asked: readonly AskedReaction[],
): Promise<ReactionOutcome[]> {
  const { rows } = await pool.query<ReactionOutcome>({
    name: 'chat-react',
    text: reactSql,
    values: [
      meetingId,
      asked.map(({ seq }) => seq),
      asked.map(({ userId }) => userId),
      asked.map(({ emoji }) => emoji),
      asked.map(({ isOn }) => isOn),
    ],
  });
  return rows;
}
