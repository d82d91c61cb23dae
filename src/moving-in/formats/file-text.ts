import { isUtf8 } from 'node:buffer';
import { firstFault } from '../../platform/encoding/first-fault.ts';
import { FileRefusal } from './file-refusal.ts';

const starts = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * Decodes UTF-8, without a byte order mark.
 * @throws {FileRefusal} with the name of the other encoding, or the line of the first wrong byte
 */
export function utf8Text(bytes: Uint8Array): string {
  refuseOtherKinds(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const { line, offset } = firstFault(bytes);
  // The last letter lost its end: the file was cut.
  if (isUtf8(bytes.subarray(0, offset)) && isCutLetter(bytes.subarray(lastStart(bytes))))
    throw new FileRefusal('cut_letter', line);
  if (isUtf8(bytes.subarray(0, offset)) && hasHangul(bytes.subarray(0, offset)))
    throw new FileRefusal('mixed_encoding', line);
  throw new FileRefusal(decoded(bytes, 'euc-kr') === null ? 'other_encoding' : 'cp949', line);
}

/** Decodes UTF-8 or CP949, the two encodings in which Excel saves a table. @throws {FileRefusal} */
export function tableText(bytes: Uint8Array): string {
  refuseOtherKinds(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const { line, offset } = firstFault(bytes);
  const korean = hasHangul(bytes.subarray(0, offset)) ? null : decoded(bytes, 'euc-kr');
  if (korean === null) throw new FileRefusal('mixed_encoding', line);
  return korean;
}

function refuseOtherKinds(bytes: Uint8Array): void {
  if (starts(bytes, 0x50, 0x4b) || starts(bytes, 0x1f, 0x8b)) throw new FileRefusal('packed', 1);
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) throw new FileRefusal('utf16', 1);
  const head = bytes.subarray(0, 400);
  if (head.filter((byte) => byte === 0).length * 4 > head.length) throw new FileRefusal('utf16', 1);
  if (!bytes.some((byte) => byte > 0x20)) throw new FileRefusal('empty', 1);
}

/** The start of the last letter, which has at most four bytes. */
function lastStart(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > 0 && at > bytes.length - 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}

function isCutLetter(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0;
  const needed = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  return bytes.length < needed && bytes.subarray(1).every((byte) => (byte & 0xc0) === 0x80);
}

const hasHangul = (bytes: Uint8Array): boolean => /[가-힣]/.test(new TextDecoder('utf-8').decode(bytes));
