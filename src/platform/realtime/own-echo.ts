import type { Namespace } from 'socket.io';

/** Private names of the Redis adapter. Where one is missing, every packet is decoded. */
interface PrivateAdapter {
  readonly uid?: unknown;
  parser?: { decode(message: Buffer): unknown; encode(message: unknown): Buffer };
}

/**
 * Decodes only the sender's name of packets that this process sent itself. Redis sends each
 * broadcast back to its sender; the adapter drops it by that name, which comes first, but only
 * after it has decoded the whole packet.
 */
export function skipOwnEchoes(adapter: Namespace['adapter']): void {
  const inner = adapter as unknown as PrivateAdapter;
  const { uid, parser } = inner;
  if (typeof uid !== 'string' || !parser) return;
  // A packet is an array of three: one byte for the array, then the sender's name.
  const own = Buffer.from(parser.encode([uid, null, null])).subarray(0, -2);
  inner.parser = {
    encode: (message) => parser.encode(message),
    decode: (message) => (message.subarray(0, own.length).equals(own) ? [uid] : parser.decode(message)),
  };
}
