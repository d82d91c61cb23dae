import type { Mention } from '../protocol.ts';

/** A mention as a message's row holds it: user id, first code unit, code units. */
export type MentionPlace = readonly [userId: number, at: number, length: number];

export const toMention = ([userId, at, length]: MentionPlace): Mention => ({
  userId: String(userId),
  at,
  length,
});

export const toPlace = ({ userId, at, length }: Mention): MentionPlace => [Number(userId), at, length];
