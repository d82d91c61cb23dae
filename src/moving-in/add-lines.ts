import type { Database } from '../platform/db.ts';
import { findFormerNames } from './former-name-repository.ts';
import { countLines, insertLines } from './import-line-repository.ts';
import { moveLimits } from './move-limits.ts';
import { readInBatches } from './read-in-batches.ts';
import { Refused } from './refused-import.ts';
import type { PastMessage } from './talk.ts';

/** A talk and the import that brings it. */
interface TalkToAdd {
  readonly clubId: number;
  readonly importId: number;
  readonly talk: Uint8Array;
  readonly now: Date;
}

/**
 * Stores the lines of a talk that the club does not hold. Lines of members who left the service get
 * the name that stands for them.
 * @returns how many lines are new
 * @throws {Refused} when the club has too many lines
 */
export async function addLines(tx: Database, { clubId, importId, talk, now }: TalkToAdd): Promise<number> {
  const before = await countLines(tx, clubId);
  const formerNames = new Map<string, string>();
  // Reads the whole file once before: the line that reveals a former name may be its last.
  if (before > 0)
    await readInBatches(talk, now, async (messages) => {
      for (const [name, kept] of await findFormerNames(tx, clubId, messages)) formerNames.set(name, kept);
    });
  const renamed = (message: PastMessage): PastMessage => ({
    ...message,
    author: formerNames.get(message.author) ?? message.author,
  });
  let added = 0;
  await readInBatches(talk, now, async (messages) => {
    added += await insertLines(tx, { clubId, importId }, messages.map(renamed));
    if (before + added > moveLimits.messagesOfClub) throw new Refused('too_many_lines');
  });
  return added;
}
