/** A line of a file without its line break. */
export interface FileLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** Yields the lines of a text. Lines end with LF or CRLF; the text is not copied. */
export function* linesOf(text: string): Generator<FileLine, void> {
  let start = 0;
  for (let number = 1; start <= text.length; number += 1) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const isCrlf = end > start && text.charCodeAt(end - 1) === 0x0d;
    yield { text: text.slice(start, isCrlf ? end - 1 : end), number };
    start = end + 1;
  }
}
