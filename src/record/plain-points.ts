import { type Point, recordLimits, type TalkMessage } from './record.ts';

/** A shorter message, such as a greeting, is no answer while there are others. */
const minAnswerLetters = 8;
/** Of a longer message the first part is quoted. */
const longestAnswer = 300;

/**
 * Returns the first answers to a question as quotes, for a record without a model: of three members
 * if three wrote, otherwise the next ones of the same members.
 */
export function plainPoints(messages: readonly TalkMessage[]): readonly Point[] {
  const answers = messages.filter(({ body }) => lettersIn(body) >= minAnswerLetters);
  const long = answers.length > 0 ? answers : messages;
  const seen = new Set<number>();
  const ofOthers = long.filter(({ userId }) => !seen.has(userId) && seen.add(userId));
  const chosen = [...new Set([...ofOthers, ...long])].slice(0, recordLimits.plainAnswers);
  return chosen
    .sort((one, other) => one.seq - other.seq)
    .map(({ seq, body }) => ({
      sentence: null,
      quotes: [{ seq, beginsAt: 0, endsAt: endOfAnswer(body) }],
    }));
}

const lettersIn = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Ends at a space, so that no word is cut. */
function endOfAnswer(body: string): number {
  if (body.length <= longestAnswer) return body.length;
  const space = body.slice(0, longestAnswer + 1).search(/\s+\S*$/);
  if (space > 0) return space;
  return body.charCodeAt(longestAnswer - 1) >>> 10 === 0b110110 ? longestAnswer - 1 : longestAnswer;
}
