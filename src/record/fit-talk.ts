import type { Chunk, TalkMessage } from './record.ts';

/** Characters of one question to the model: fewer than 24,000 tokens. */
const charactersPerCall = 24_000;
/** Characters of a whole record. */
const mostCharacters = 160_000;
/** The number and the writer of a message, beside its text. */
const charactersBesides = 24;

const sizeOf = ({ body }: TalkMessage) => body.length + charactersBesides;

/**
 * Leaves the shortest messages out of a talk that is too long for one record. The numbers of the
 * rest stay as they are.
 */
export function fitTalk(messages: readonly TalkMessage[]): readonly TalkMessage[] {
  let left = mostCharacters;
  const longestFirst = messages.toSorted((one, other) => other.body.length - one.body.length);
  const kept = longestFirst.filter((message) => {
    left -= sizeOf(message);
    return left >= 0;
  });
  return kept.sort((one, other) => one.seq - other.seq);
}

/** Divides the talk about a question into parts that the model reads in one call each. */
export function partsOf({ messages }: Chunk): readonly (readonly TalkMessage[])[] {
  const parts: TalkMessage[][] = [];
  let left = 0;
  for (const message of messages) {
    left -= sizeOf(message);
    if (left < 0) {
      parts.push([]);
      left = charactersPerCall - sizeOf(message);
    }
    parts.at(-1)?.push(message);
  }
  return parts;
}
