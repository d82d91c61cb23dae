import type { Namespace } from 'socket.io';

/** What is used of the Redis adapter: looked for, and where it is missing everything is decoded. */
interface Inner {
  readonly uid?: unknown;
  parser?: { decode(message: Buffer): unknown; encode(message: unknown): Buffer };
}

/**
 * Redis sends each announcement back to the process that made it. The adapter drops it by the name of its sender, which stands at its head, but only
 * after it has decoded the whole: here it is not decoded further than that.
 */
export function skipOwnEchoes(adapter: Namespace['adapter']): void {
  const inner = adapter as unknown as Inner;
  const { uid, parser } = inner;
  if (typeof uid !== 'string' || !parser) return;
  // A packet between processes is an array of three that begins with the sender: one byte for the array, then the name.
  const own = Buffer.from(parser.encode([uid, null, null])).subarray(0, -2);
  inner.parser = {
    encode: (message) => parser.encode(message),
    decode: (message) => (message.subarray(0, own.length).equals(own) ? [uid] : parser.decode(message)),
  };
}
