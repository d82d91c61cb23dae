import type pg from 'pg';
import { isUniqueViolation } from '../platform/db.ts';
import { type Draft, insertNewMessages } from './draft-repository.ts';
import type { Message } from './protocol.ts';
import { holdsDraft, noWords, type Words } from './room-words.ts';
import { findSentMessages } from './sent-message-repository.ts';

/** The message of a draft; null: the draft was refused and not stored. */
export type StoredDraft = { readonly message: Message; readonly isNew: boolean } | null;

/**
 * Stores drafts of one room. The drafts must differ in (userId, clientId). The result has their
 * order: a draft whose client id its sender used before returns the message stored then, and a
 * draft that may not be stored returns null; so do all new ones if `words` is not the newest list.
 */
export async function insertMessages(
  pool: pg.Pool,
  meetingId: number,
  drafts: readonly Draft[],
  words: Words = noWords,
): Promise<StoredDraft[]> {
  const answers = new Map<Draft, StoredDraft>();
  const unanswered = () => drafts.filter((draft) => !answers.has(draft));
  const answer = (asked: readonly Draft[], messages: readonly (Message | null)[], isNew: boolean) => {
    for (const [at, draft] of asked.entries()) {
      const message = messages[at];
      if (message) answers.set(draft, { message, isNew });
    }
  };
  const findSent = async (asked: readonly Draft[]) =>
    answer(asked, await findSentMessages(pool, meetingId, asked), false);
  const storeNew = async (asked: readonly Draft[]) =>
    answer(asked, await insertNewMessages(pool, meetingId, asked, words.version), true);

  // Each violation finds a stored message, unless its sender loses her seat at this moment.
  for (let attemptsLeft = drafts.length + 1; attemptsLeft > 0; attemptsLeft -= 1) {
    const allowed = unanswered().filter((draft) => !holdsDraft(words, draft));
    try {
      await storeNew(allowed);
      break;
    } catch (error) {
      if (attemptsLeft === 1 || !isUniqueViolation(error)) throw error;
      await findSent(allowed);
    }
  }
  // Only refused drafts are searched for: a search costs as much as storing a draft.
  const refused = unanswered();
  if (refused.length > 0) await findSent(refused);
  return drafts.map((draft) => answers.get(draft) ?? null);
}
