interface Parts {
  /** Empty if it is deleted. */
  readonly body: string;
  readonly quote: string | null;
}

const endOf = (quote: string | null) => (quote === null ? '' : `\n\n“${quote}”`);

/** Returns a message as operators read it: its text, and below it the sentence that it quotes. */
export const reportedText = ({ body, quote }: Parts): string => (body === '' ? '' : `${body}${endOf(quote)}`);

/** Returns the text of a message alone. Older reports hold it without the sentence. */
export const bodyOfReported = (text: string, quote: string | null): string =>
  quote !== null && text.endsWith(endOf(quote)) ? text.slice(0, -endOf(quote).length) : text;
