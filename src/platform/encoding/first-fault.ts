/**
 * Returns the position of the first byte that is not UTF-8: the line counts from 1, the byte from
 * 0.
 */
export function firstFault(bytes: Uint8Array): { line: number; offset: number } {
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
