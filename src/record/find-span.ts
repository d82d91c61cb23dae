import type { Span, TalkMessage } from './record.ts';

const letters = /[\p{L}\p{N}]/gu;
/** The most code units of a quote. */
const longest = 300;

/**
 * Returns where a quote stands in the message that it names; null unless its composed text is a
 * part of that one message. It grows to whole sentences, because the rest of a Korean sentence may
 * deny what the quote says.
 */
export function findSpan(message: TalkMessage, quoted: string): Span | null {
  const wanted = quoted.normalize('NFC').trim();
  if (!wanted.isWellFormed() || (wanted.match(letters) ?? []).length < 2) return null;
  const { body, seq } = message;
  const at = body.indexOf(wanted);
  if (at < 0) return null;
  const sentences = sentencesOf(body).filter(
    ({ beginsAt, endsAt }) => beginsAt < at + wanted.length && endsAt > at,
  );
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (!first || !last || last.endsAt - first.beginsAt > longest) return null;
  return { seq, beginsAt: first.beginsAt, endsAt: last.endsAt };
}

/** A sentence ends at its sign before a space, at a line's end, or with its message. */
const sentence = /\S(?:[^\n]*?[.!?…]+[’”'")\]]*(?=\s|$)|[^\n]*)/gu;

function sentencesOf(body: string): Omit<Span, 'seq'>[] {
  return [...body.matchAll(sentence)].map(({ 0: text, index }) => ({
    beginsAt: index,
    endsAt: index + text.trimEnd().length,
  }));
}
