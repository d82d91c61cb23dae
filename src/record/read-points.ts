import { z } from 'zod';
import { findSpan } from './find-span.ts';
import { isFairSentence } from './judge-sentence.ts';
import { type Point, recordLimits, type Span, type TalkMessage, textOfSpan } from './record.ts';

/** The reply of a model about one question. Each point is read by itself. */
export const ReplyShape = z.object({ points: z.array(z.unknown()) });

const PointShape = z.object({ sentence: z.unknown(), quotes: z.array(z.unknown()) });
const QuoteShape = z.object({ id: z.number().int(), text: z.string().max(2_000) });

/** The points of a reply, and quotes of a point, that are read at all. */
const readAtMost = 50;

/** The talk that a reply must keep to. */
export interface ReadTalk {
  readonly messages: readonly TalkMessage[];
  /** Of the people of the meeting. */
  readonly nicknames: readonly string[];
}

/**
 * Returns the points of a model's reply that its quotes prove. A quote names one of the messages
 * that the model was given and stands in it; others are dropped, and so is a point without any. A
 * sentence that says more than its quotes is dropped too.
 */
export function readPoints(
  { points }: z.infer<typeof ReplyShape>,
  { messages, nicknames }: ReadTalk,
): readonly Point[] {
  const bySeq = new Map(messages.map((message) => [message.seq, message]));
  const used: Span[] = [];
  const read: Point[] = [];
  for (const given of points.slice(0, readAtMost)) {
    const point = PointShape.safeParse(given).data;
    if (!point || read.length === recordLimits.points) continue;
    const quotes = provenQuotes(point.quotes, { bySeq, used });
    if (quotes.length > 0) read.push({ sentence: fairSentence(point.sentence, quotes), quotes });
  }
  return read;

  function fairSentence(sentence: unknown, quotes: readonly Span[]): string | null {
    if (typeof sentence !== 'string') return null;
    const text = sentence.normalize('NFC').trim();
    const said = quotes.map((span) => textOfSpan(bySeq.get(span.seq)?.body ?? '', span) ?? '');
    return isFairSentence(text, said, nicknames) ? text : null;
  }
}

/** Returns the quotes that stand in their messages, and adds them to `used`. */
function provenQuotes(
  given: readonly unknown[],
  { bySeq, used }: { readonly bySeq: ReadonlyMap<number, TalkMessage>; readonly used: Span[] },
): Span[] {
  const quotes: Span[] = [];
  for (const one of given.slice(0, readAtMost)) {
    const quote = QuoteShape.safeParse(one).data;
    const message = quote && bySeq.get(quote.id);
    const span = message ? findSpan(message, quote.text) : null;
    if (!message || !span || quotes.length === recordLimits.quotes) continue;
    if (used.some((other) => overlap(span, other))) continue;
    used.push(span);
    quotes.push(span);
  }
  return quotes;
}

const overlap = (one: Span, other: Span) =>
  one.seq === other.seq && one.beginsAt < other.endsAt && other.beginsAt < one.endsAt;
