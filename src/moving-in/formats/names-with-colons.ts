import { isEventLine } from './event-words.ts';
import type { SaidLine } from './talk-line.ts';

const colon = ' : ';

/** The end of a name, as far as its messages show it. */
interface NameEnding {
  /** The words that all messages begin with; null once they differ. */
  ending: string | null;
  count: number;
}

/**
 * Finds names that hold ` : ` themselves. Exports of phones separate name and message by the same
 * letters, so one line does not say where the name ends. It does when all messages of a name, at
 * least two, go on with the same words and a colon.
 */
export class NamesWithColons {
  readonly #names = new Map<string, NameEnding>();

  /** Takes in the next message of the file. */
  add({ author, body }: SaidLine): void {
    const found = this.#names.get(author);
    if (!found) this.#names.set(author, { ending: endingOf(body), count: 1 });
    else if (found.ending !== null && body.startsWith(found.ending + colon)) found.count += 1;
    else if (found.ending !== null && !isEventOf(found.ending, body)) found.ending = null;
  }

  /** Returns the message with its whole name; null for a system line that the name hid. */
  join(said: SaidLine): SaidLine | null {
    const { ending = null, count = 0 } = this.#names.get(said.author) ?? {};
    if (ending === null || count < 2) return said;
    if (!said.body.startsWith(ending + colon)) return null;
    const body = said.body.slice(ending.length + colon.length);
    return { ...said, author: said.author + colon + ending, body };
  }
}

/** The words before the first colon of a message, which may be the end of the name. */
function endingOf(body: string): string | null {
  const ending = body.slice(0, body.slice(0, 200).indexOf(colon) + 1).trimEnd();
  return ending === '' || ending.includes('\n') ? null : ending;
}

const isEventOf = (ending: string, body: string): boolean =>
  body.startsWith(`${ending}님`) && isEventLine(body);
