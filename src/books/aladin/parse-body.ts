import { z } from 'zod';
import { AladinError, apiError } from './aladin-error.ts';
import { markupError, oldStyleError, unreadable } from './body-error.ts';
import { BrokenItem } from './broken-item.ts';
import { escapeControls, mend, type Repair } from './mend-body.ts';
import { splitItems } from './split-items.ts';

const Failure = z.looseObject({
  errorCode: z.union([z.string(), z.number()]).transform(String),
  errorMessage: z.string().nullish(),
});
const List = z.looseObject({ item: z.array(z.unknown()) });

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
