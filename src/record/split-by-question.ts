import type { AskedQuestion, Chunk, TalkMessage } from './record.ts';

/** Where the talk about a question begins: at a message, or at a time. */
interface Beginning {
  readonly question: string;
  readonly isReachedBy: (message: TalkMessage) => boolean;
}

/**
 * Divides a meeting's messages by question, oldest first. With an agenda its times decide. Without
 * one, a question begins with the first message that holds its whole text; questions that nobody
 * wrote into the room divide nothing. What was said before the first question belongs to none.
 */
export function splitByQuestion(
  messages: readonly TalkMessage[],
  asked: readonly AskedQuestion[],
): readonly Chunk[] {
  const chunks: { question: string | null; messages: TalkMessage[] }[] = [{ question: null, messages: [] }];
  const beginnings = beginningsOf(messages, asked);
  let next = 0;
  for (const message of messages) {
    for (; beginnings[next]?.isReachedBy(message); next += 1)
      chunks.push({ question: beginnings[next]?.question ?? null, messages: [] });
    chunks.at(-1)?.messages.push(message);
  }
  for (const { question } of beginnings.slice(next)) chunks.push({ question, messages: [] });
  return chunks.filter(({ question, messages: said }) => question !== null || said.length > 0);
}

function beginningsOf(messages: readonly TalkMessage[], asked: readonly AskedQuestion[]): Beginning[] {
  const timed = asked.flatMap(({ body, beganAt }) => (beganAt ? [{ body, beganAt }] : []));
  if (timed.length > 0)
    return timed
      .sort((one, other) => one.beganAt.getTime() - other.beganAt.getTime())
      .map(({ body, beganAt }) => ({ question: body, isReachedBy: ({ sentAt }) => sentAt >= beganAt }));
  const folded = messages.map(({ seq, body }) => ({ seq, text: fold(body) }));
  return asked
    .flatMap(({ body }) => {
      const wanted = fold(body);
      const first = wanted === '' ? undefined : folded.find(({ text }) => text.includes(wanted));
      return first ? [{ question: body, first: first.seq }] : [];
    })
    .sort((one, other) => one.first - other.first)
    .map(({ question, first }) => ({ question, isReachedBy: ({ seq }) => seq > first }));
}

/** Leaves letters and digits only, so that spaces and signs do not tell texts apart. */
const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
