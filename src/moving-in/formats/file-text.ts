import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { firstFault } from '../../platform/encoding/first-fault.ts';
import { guessEncoding, koreanEncoding } from '../../platform/encoding/guess-encoding.ts';
import { FileRefusal } from './file-refusal.ts';

const starts = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);

/**
 * Decodes UTF-8, without a byte order mark.
 * @throws {FileRefusal} with the name of the other encoding, or the line of the first wrong byte
 */
export function utf8Text(bytes: Uint8Array): string {
  refuseOtherKinds(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const { line, offset } = firstFault(bytes);
  if (offset === bytes.length) throw new FileRefusal('cut_letter', line);
  if (hasHangul(bytes.subarray(0, offset))) throw new FileRefusal('mixed_encoding', line);
  throw new FileRefusal(guessEncoding(bytes) === koreanEncoding ? 'cp949' : 'other_encoding', line);
}

/** Decodes UTF-8 or CP949, the two encodings in which Excel saves a table. @throws {FileRefusal} */
export function tableText(bytes: Uint8Array): string {
  refuseOtherKinds(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const { line, offset } = firstFault(bytes);
  // The TextDecoder of Node knows only 2,350 of the 11,172 syllables of CP949.
  const korean = hasHangul(bytes.subarray(0, offset))
    ? unreadable
    : iconv.decode(Buffer.from(bytes), 'cp949');
  if (korean.includes(unreadable)) throw new FileRefusal('mixed_encoding', line);
  return korean;
}

function refuseOtherKinds(bytes: Uint8Array): void {
  if (starts(bytes, 0x50, 0x4b) || starts(bytes, 0x1f, 0x8b)) throw new FileRefusal('packed', 1);
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) throw new FileRefusal('utf16', 1);
  const head = bytes.subarray(0, 400);
  if (head.filter((byte) => byte === 0).length * 4 > head.length) throw new FileRefusal('utf16', 1);
  if (!bytes.some((byte) => byte > 0x20)) throw new FileRefusal('empty', 1);
}

/** Stands where bytes are no letter. */
const unreadable = '\ufffd';

const hasHangul = (bytes: Uint8Array): boolean => /[가-힣]/.test(new TextDecoder('utf-8').decode(bytes));
