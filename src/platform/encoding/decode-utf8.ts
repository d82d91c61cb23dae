import { isUtf8 } from 'node:buffer';
import { EncodingError } from './encoding-error.ts';
import { firstFault } from './first-fault.ts';
import { guessEncoding, packed } from './guess-encoding.ts';

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
