import { z } from 'zod';
import { AladinError, apiError } from './aladin-error.ts';
import { BrokenItem } from './broken-item.ts';
import { splitItems } from './split-items.ts';

const Failure = z.looseObject({
  errorCode: z.union([z.string(), z.number()]).transform(String),
  errorMessage: z.string().nullish(),
});
const List = z.looseObject({ item: z.array(z.unknown()) });

/** Repairs that made a body valid JSON, for the log. */
export type Repair =
  | 'byte order mark'
  | 'callback'
  | 'trailing semicolon'
  | 'escaped apostrophe'
  | 'raw control character';

export interface AladinBody {
  /** Items in order. An item that is not valid JSON is a `BrokenItem`. */
  readonly items: readonly unknown[];
  readonly repairs: readonly Repair[];
}

/**
 * Parses the body of a response: strictly first, then with the quirks of the API's old version,
 * then item by item.
 * @throws {AladinError} `api_error` with the API's code and message, `html`, `xml`, `cut_short` or
 * `unreadable`.
 */
export function parseBody(body: string): AladinBody {
  const strict = tryParse(body);
  if (strict !== undefined) return { items: readItems(strict), repairs: [] };

  const { text, withControls, repairs } = mend(body);
  if (text.startsWith('<')) throw markupError(text);
  const mended = tryParse(text);
  if (mended !== undefined) return { items: readItems(mended), repairs };
  const items = salvage(withControls);
  if (items !== null) return { items, repairs };
  throw oldStyleError(text) ?? unreadable(text);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readItems(value: unknown): readonly unknown[] {
  const failure = Failure.safeParse(value);
  if (failure.success) throw apiError(failure.data.errorCode, failure.data.errorMessage ?? '');
  const list = List.safeParse(value);
  if (list.success) return list.data.item;
  throw new AladinError('unreadable', 'the answer is JSON without a list of items');
}

const listStart = /"item"\s*:\s*\[/;
const listEnd = /\]\s*\}$/;

/**
 * Returns the items of a complete list with some invalid items; null when the list is incomplete,
 * or no item is valid.
 */
function salvage(text: string): unknown[] | null {
  const start = listStart.exec(text);
  const end = listEnd.exec(text);
  if (!text.startsWith('{') || start === null || end === null) return null;
  const read = (item: string) => tryParse(item) ?? tryParse(escapeControls(item));
  const texts = splitItems(text.slice(start.index + start[0].length, end.index), (item) =>
    isObject(read(item)),
  );
  const items = texts.map((item) => {
    const value = read(item);
    return isObject(value) ? value : new BrokenItem(item, `no JSON: ${faultOf(item)}`);
  });
  return items.some((item) => !(item instanceof BrokenItem)) ? items : null;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** Returns the message of JSON.parse without its excerpt of the text. */
function faultOf(item: string): string {
  try {
    JSON.parse(escapeControls(item));
    return 'not an object';
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return message.replace(
      /(?:,? "[\s\S]*"\.{0,3} is not valid JSON| in JSON at position[\s\S]*| \(line [\s\S]*)/,
      '',
    );
  }
}

function mend(body: string): { text: string; withControls: string; repairs: Repair[] } {
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

const stringLiteral = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/g;

/**
 * Escapes control characters inside string literals only; between them, line breaks and tabs are
 * valid white space.
 */
const escapeControls = (text: string) =>
  text.replace(stringLiteral, (literal) =>
    literal.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );

function markupError(text: string): AladinError {
  const isXml = /^<\?xml|^<(?:object|error)\b/i.test(text);
  const code = /<errorCode>\s*(\d+)\s*</i.exec(text)?.[1];
  const message = /<errorMessage>([^<]*)</i.exec(text)?.[1];
  if (code !== undefined) return apiError(code, message?.trim() ?? '');
  const start = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return isXml
    ? new AladinError('xml', 'the answer is XML, so output=js or Version was not understood')
    : new AladinError('html', `the answer is a web page${start === '' ? '' : `: ${start}`}`);
}

/**
 * Reads `{ 'errorCode':1, 'errorMessage':'…' }`: the API's oldest version quotes its errors with
 * apostrophes.
 */
function oldStyleError(text: string): AladinError | undefined {
  const code = /['"]errorCode['"]\s*:\s*['"]?(\d+)/.exec(text)?.[1];
  if (code === undefined) return undefined;
  return apiError(code, /['"]errorMessage['"]\s*:\s*(['"])([\s\S]*?)\1\s*[,}]/.exec(text)?.[2] ?? '');
}

function unreadable(text: string): AladinError {
  return isCutShort(text)
    ? new AladinError('cut_short', `the answer breaks off after ${text.length} characters`)
    : new AladinError('unreadable', `the answer is no JSON: ${text.slice(0, 80)}`);
}

/** Tells whether a bracket or a string was never closed. */
function isCutShort(text: string): boolean {
  if (text === '') return true;
  const structure = text.replace(stringLiteral, '');
  const opened = structure.match(/[{[]/g)?.length ?? 0;
  const closed = structure.match(/[}\]]/g)?.length ?? 0;
  return opened > closed || (opened > 0 && structure.includes('"'));
}
