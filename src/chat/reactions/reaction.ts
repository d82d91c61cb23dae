import { type Emoji, emojis } from '../../../public/js/chat/menu/emojis.js';

/** How many members reacted with each emoji, as a message's row holds it. */
export type ReactionCounts = Readonly<Partial<Record<Emoji, number>>>;

export interface ReactionCount {
  readonly emoji: Emoji;
  readonly count: number;
}

/** Returns the counts in the order of the emojis, without those that nobody gave. */
export const listCounts = (counts: ReactionCounts | null): ReactionCount[] =>
  emojis.flatMap((emoji) => {
    const count = counts?.[emoji] ?? 0;
    return count > 0 ? [{ emoji, count }] : [];
  });
