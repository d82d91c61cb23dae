import { AladinError, apiError } from './aladin-error.ts';
import { stringLiteral } from './mend-body.ts';

/** Returns the error that a body of markup means. */
export function markupError(text: string): AladinError {
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
export function oldStyleError(text: string): AladinError | undefined {
  const code = /['"]errorCode['"]\s*:\s*['"]?(\d+)/.exec(text)?.[1];
  if (code === undefined) return undefined;
  return apiError(code, /['"]errorMessage['"]\s*:\s*(['"])([\s\S]*?)\1\s*[,}]/.exec(text)?.[2] ?? '');
}

/** Returns the error of a body that is no JSON. */
export function unreadable(text: string): AladinError {
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
