import { expect } from 'vitest';
import { emojis } from '../../public/js/chat/menu/emojis.js';
import type { Message } from '../../src/chat/index.ts';
import { reactionKey } from './reader-changes.ts';
import type { TestStack } from './stack.ts';

/** The facts of a message that the tables hold, apart from names and quotes. */
type Facts = {
  readonly [Name in 'seq' | 'clientId' | 'userId' | 'sentAt' | 'deleted' | 'body' | 'replyTo' | 'reactions']:
    | Message[Name]
    | undefined;
};

export const factsOf = ({
  seq,
  clientId,
  userId,
  sentAt,
  deleted,
  body,
  replyTo,
  reactions,
}: Message): Facts => ({
  seq,
  clientId,
  userId,
  sentAt,
  deleted,
  body,
  replyTo,
  reactions,
});

/** The log of a room as the tables hold it. */
export interface StoredLog {
  readonly seqs: readonly number[];
  readonly deleted: number;
  readonly reactions: number;
  seqOf(clientId: string): number | undefined;
  /** The messages as this person must see them. */
  shownTo(userId: string): Facts[];
  /** Whether the message that a `reactionKey` names is not deleted. */
  hasText(key: string): boolean;
  hasReaction(userId: string, key: string): boolean;
}

/** Reads the messages and reactions of a room, and checks that each reaction is counted once. */
export async function readStoredLog(
  { db, pool }: Pick<TestStack, 'db' | 'pool'>,
  meetingId: number,
): Promise<StoredLog> {
  const messages = await db.message.findMany({ where: { meetingId }, orderBy: { seq: 'asc' } });
  const { rows } = await pool.query<{ seq: number; userId: string; emoji: string }>(
    'SELECT seq, user_id::text AS "userId", emoji FROM message_reactions WHERE meeting_id = $1',
    [meetingId],
  );
  const people = new Map<string, Set<string>>();
  for (const { seq, emoji, userId } of rows) {
    const key = reactionKey(seq, emoji);
    people.set(key, (people.get(key) ?? new Set()).add(userId));
  }
  const peopleAt = (seq: number, emoji: string) => people.get(reactionKey(seq, emoji)) ?? new Set();
  const counted = messages.map(({ seq, reactionCounts }) => ({ seq, counts: reactionCounts }));
  expect(counted).toEqual(
    messages.map(({ seq }) => {
      const counts = emojis.flatMap((emoji) => {
        const { size } = peopleAt(seq, emoji);
        return size > 0 ? [[emoji, size] as const] : [];
      });
      return { seq, counts: counts.length === 0 ? null : Object.fromEntries(counts) };
    }),
  );
  const withText = new Set(messages.filter(({ deletedAt }) => !deletedAt).map(({ seq }) => seq));
  return {
    seqs: messages.map(({ seq }) => seq),
    deleted: messages.length - withText.size,
    reactions: rows.length,
    seqOf: (clientId) => messages.find((one) => one.clientId === clientId)?.seq,
    hasText: (key) => withText.has(Number(key.split(' ')[0])),
    hasReaction: (userId, key) => people.get(key)?.has(userId) ?? false,
    shownTo: (userId) =>
      messages.map(
        ({ seq, clientId, userId: authorId, body, replyTo, deletedAt, sentAt, reactionCounts }) => ({
          seq,
          clientId,
          userId: String(authorId),
          sentAt: sentAt.toISOString(),
          deleted: deletedAt ? true : undefined,
          body: deletedAt ? undefined : body,
          replyTo: deletedAt ? undefined : (replyTo ?? undefined),
          reactions: reactionCounts
            ? emojis.flatMap((emoji) => {
                const given = peopleAt(seq, emoji);
                return given.size > 0 ? [{ emoji, count: given.size, mine: given.has(userId) }] : [];
              })
            : undefined,
        }),
      ),
  };
}
