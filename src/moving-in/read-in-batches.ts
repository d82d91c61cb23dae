import { statementLimits } from './import-line-repository.ts';
import { readTalk } from './read-talk.ts';
import type { PastMessage, TalkFacts } from './talk.ts';

/** Reads a talk and gives its messages in batches of one statement each. @throws {FileRefusal} */
export async function readInBatches(
  talk: Uint8Array,
  now: Date,
  take: (messages: readonly PastMessage[]) => Promise<void>,
): Promise<TalkFacts> {
  let batch: PastMessage[] = [];
  let letters = 0;
  const flush = async () => {
    const full = batch;
    batch = [];
    letters = 0;
    if (full.length > 0) await take(full);
  };
  const facts = await readTalk(talk, now, async (message) => {
    batch.push(message);
    letters += message.body.length;
    if (batch.length === statementLimits.lines || letters > statementLimits.letters) await flush();
  });
  await flush();
  return facts;
}
