import { readTalk } from '../../src/moving-in/read-talk.ts';
import type { PastMessage } from '../../src/moving-in/talk.ts';

/** Reads a talk and keeps its messages. */
export async function collectTalk(bytes: Uint8Array, now: Date) {
  const messages: PastMessage[] = [];
  const facts = await readTalk(bytes, now, (message) => void messages.push(message));
  return { ...facts, messages };
}
