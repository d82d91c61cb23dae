/** Repairs that made a body valid JSON, for the log. */
export type Repair =
  | 'byte order mark'
  | 'callback'
  | 'trailing semicolon'
  | 'escaped apostrophe'
  | 'raw control character';

/** Repairs the quirks of the API's old version. `withControls` keeps raw control characters. */
export function mend(body: string): { text: string; withControls: string; repairs: Repair[] } {
  const repairs: Repair[] = [];
  let text = body;
  const apply = (repair: Repair, mended: string) => {
    if (mended !== text) repairs.push(repair);
    text = mended;
  };
  apply('byte order mark', text.replace(/^\ufeff/, ''));
  text = text.trim();
  apply('trailing semicolon', text.replace(/\s*;$/, ''));
  // JSONP: its first argument is a success flag, which the payload repeats.
  apply('callback', text.replace(/^[\w$.]+\s*\(\s*(?:(?:true|false)\s*,\s*)?([{[][\s\S]*)\)$/, '$1').trim());
  apply(
    'escaped apostrophe',
    text.replace(/\\([\s\S])/g, (pair, escaped) => (escaped === "'" ? "'" : pair)),
  );
  const withControls = text;
  apply('raw control character', escapeControls(text));
  return { text, withControls, repairs };
}

export const stringLiteral = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/g;

/**
 * Escapes control characters inside string literals only; between them, line breaks and tabs are
 * valid white space.
 */
export const escapeControls = (text: string) =>
  text.replace(stringLiteral, (literal) =>
    literal.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
