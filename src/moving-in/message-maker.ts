import { hash } from 'node:crypto';
import { fitText } from '../platform/text/fit-text.ts';
import { judgeText } from '../platform/text/judge-text.ts';
import { type TextLimit, textLimits } from '../platform/text/text-limits.ts';
import type { SaidLine } from './formats/talk-line.ts';
import type { PastMessage } from './talk.ts';

/** The most UTF-16 code units of a name and of a message that are read. */
const mostCodeUnits = { author: 2_000, body: 20_000 };

/** Makes the messages of a file fit to be stored, and gives each its place and its key. */
export class MessageMaker {
  readonly #names = new Map<string, string>();
  readonly #repeats = new Map<string, number>();
  readonly #places = new Map<number, number>();
  messageCount = 0;
  shortenedCount = 0;
  blankCount = 0;

  get nameCount(): number {
    return this.#names.size;
  }

  /** Returns the message as it is stored; null if nothing of it can be drawn. */
  make({ at, author: writtenName, body: written }: SaidLine): PastMessage | null {
    const { text: body, wasShortened } = fitted(written.slice(0, mostCodeUnits.body), textLimits.pastMessage);
    if (wasShortened || written.length > mostCodeUnits.body) this.shortenedCount += 1;
    if (body === '') {
      this.blankCount += 1;
      return null;
    }
    this.messageCount += 1;
    const author = this.#nameOf(writtenName.slice(0, mostCodeUnits.author));
    const first = messageKey(at, author, body, 0);
    const repeat = countUp(this.#repeats, first);
    const place = countUp(this.#places, at.getTime());
    return { at, place, author, body, key: repeat === 0 ? first : messageKey(at, author, body, repeat) };
  }

  #nameOf(written: string): string {
    const name = this.#names.get(written) ?? fitted(written, textLimits.pastAuthor).text;
    this.#names.set(written, name);
    return name;
  }
}

/** Returns the count so far, and adds one. */
function countUp<Key>(counts: Map<Key, number>, key: Key): number {
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return count;
}

/** Nearly all texts fit as they are, and judging is faster than fitting. */
function fitted(typed: string, limit: TextLimit): { readonly text: string; readonly wasShortened: boolean } {
  const judged = judgeText(typed, limit);
  return judged.ok ? { text: judged.text, wasShortened: false } : fitText(typed, limit);
}

/**
 * Names a message independently of the export that holds it: the minute, author, words, and how
 * often the same was said in that minute before.
 */
const messageKey = (at: Date, author: string, body: string, repeat: number): string =>
  hash('sha256', `${at.getTime() / 60_000}\n${repeat}\n${author}\n${body}`, 'hex');
