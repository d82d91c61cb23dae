import type { z } from 'zod';

/** Each unclosed brace costs a scan to the end of the text, so their number is limited. */
const maxUnclosedBraces = 20;

export type ModelJson<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly fault: 'not_json' | 'wrong_shape' };

/**
 * Reads the JSON object of this shape from a model's text. Servers that ignore `strict` wrap it in
 * prose, a code fence or reasoning, which may hold drafts. If several objects fit, the last one
 * counts.
 */
export function readModelJson<T>(text: string, shape: z.ZodType<T>): ModelJson<T> {
  let isJson = false;
  for (const part of partsOf(text)) {
    const json = parse(part);
    if (json === undefined) continue;
    isJson = true;
    const parsed = shape.safeParse(json);
    if (parsed.success) return { ok: true, data: parsed.data };
  }
  return { ok: false, fault: isJson ? 'wrong_shape' : 'not_json' };
}

function* partsOf(text: string): Generator<string> {
  yield text;
  const answer = text.slice(text.lastIndexOf('</think>') + 1);
  yield* objectsIn(answer);
  if (answer.length < text.length) yield* objectsIn(text);
}

/** The parts of a text from an opening brace to its closing one, last first. */
function objectsIn(text: string): string[] {
  const objects: string[] = [];
  let start = text.indexOf('{');
  for (let unclosed = 0; start >= 0 && unclosed < maxUnclosedBraces; ) {
    const end = closingBrace(text, start);
    if (end >= 0) objects.push(text.slice(start, end + 1));
    else unclosed += 1;
    start = text.indexOf('{', Math.max(end, start) + 1);
  }
  return objects.reverse();
}

/**
 * Index of the brace that closes the object at `start`, ignoring strings; -1 when it is not closed.
 */
function closingBrace(text: string, start: number): number {
  let depth = 0;
  let isInString = false;
  for (let i = start; i < text.length; i += 1) {
    const letter = text[i];
    if (letter === '\\' && isInString) i += 1;
    else if (letter === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
