/** First keys of Aladin's items. When quotes are broken, the next item starts at one of these. */
const nextItem = /\}\s*,\s*(?=\{\s*"(?:title|itemId|link)"\s*:)/g;

/** Longer than any item, in UTF-16 units. Unbalanced quotes are not followed further. */
const longestItem = 50_000;
/** Twice the page size. The rest becomes one item, which no parser accepts. */
const mostItems = 100;

/**
 * Splits the inside of a JSON list into the texts of its entries, without parsing the objects.
 * `isReadable` tells whether a text is an object; when it is not, the position that quotes and
 * braces suggest is not trusted.
 */
export function splitItems(list: string, isReadable: (text: string) => boolean): string[] {
  let start = list.indexOf('{');
  const items = entriesBetween(list.slice(0, start < 0 ? undefined : start)).slice(0, mostItems);
  while (start >= 0 && items.length < mostItems) {
    const closed = endOfObject(list, start);
    const isWhole = isReadable(list.slice(start, closed));
    const end = isWhole ? closed : (startOfNext(list, start) ?? closed);
    items.push(list.slice(start, end).replace(/[\s,]+$/, ''));
    start = list.indexOf('{', end);
    // Behind an unreadable object stands the rest of that object.
    if (isWhole) items.push(...entriesBetween(list.slice(end, start < 0 ? undefined : start)));
  }
  if (start >= 0) items.push(list.slice(start));
  return items;
}

/** Returns the texts of entries that are not objects, such as `null`. */
function entriesBetween(text: string): string[] {
  const inner = text
    .replace(/^[\s,]+/, '')
    .trimEnd()
    .replace(/,$/, '');
  if (inner === '') return [];
  const values = parseList(`[${inner}]`) ?? [];
  return values.length > 0 && values.length <= mostItems
    ? values.map((value) => JSON.stringify(value))
    : [inner];
}

function parseList(text: string): unknown[] | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function startOfNext(list: string, from: number): number | undefined {
  nextItem.lastIndex = from;
  const found = nextItem.exec(list);
  return found === null ? undefined : found.index + 1;
}

/** Returns the index behind the closing brace, or the index where the search ended. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let isQuoted = false;
  const end = Math.min(text.length, start + longestItem);
  for (let at = start; at < end; at += 1) {
    const letter = text[at];
    if (isQuoted && letter === '\\') at += 1;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === '{') depth += 1;
    else if (!isQuoted && letter === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return end;
}
