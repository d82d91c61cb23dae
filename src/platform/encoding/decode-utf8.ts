import { isUtf8 } from 'node:buffer';
import { guessEncoding, packed } from './guess-encoding.ts';

/**
 * Thrown for bytes that are not UTF-8 text. The message names the probable encoding and says what
 * to do.
 */
export class EncodingError extends Error {
  override name = 'EncodingError';
  /** The name that people use for the encoding. */
  readonly encoding: string;

  constructor(encoding: string, advice: string) {
    super(`the file is not UTF-8; ${advice}`);
    this.encoding = encoding;
  }
}

/** Decodes UTF-8 bytes, without a byte order mark. @throws {EncodingError} */
export function decodeUtf8(bytes: Uint8Array): string {
  const encoding = guessEncoding(bytes);
  if (encoding !== null)
    throw new EncodingError(
      encoding,
      `it seems to be ${encoding}. ${isPacked(encoding) ? 'Unpack it' : 'Save it as UTF-8'} and try again`,
    );
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const { line, offset } = firstFault(bytes);
  throw new EncodingError(
    'damaged UTF-8',
    `it seems to be UTF-8 with damaged bytes, the first in line ${line}, at byte ${offset}`,
  );
}

const isPacked = (encoding: string) => Object.values<string>(packed).includes(encoding);

/**
 * Returns the position of the first byte that is not UTF-8: the line counts from 1, the byte from
 * 0.
 */
function firstFault(bytes: Uint8Array): { line: number; offset: number } {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPrefix(bytes.subarray(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  const line = bytes.subarray(0, low).filter((byte) => byte === 0x0a).length + 1;
  return { line, offset: low };
}

/** Whether bytes are UTF-8 that may end in the middle of a character. */
function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
