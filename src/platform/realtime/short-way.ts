import type { Duplex } from 'node:stream';
import type { Namespace, Socket } from 'socket.io';

/** What is used of the adapter and below it: private names, so each is looked for, and where one is missing the usual way is taken. */
interface Inner {
  _encode?(packet: unknown, options: EncodeOptions): unknown;
  apply?(target: unknown, send: (socket: Socket) => void): void;
}
interface Listened {
  /** Tells `onAnyOutgoing`. */
  notifyOutgoingListeners?(packet: unknown): void;
}
interface EncodeOptions {
  readonly volatile?: boolean;
  /** The parts of the WebSocket frame that is the same for everybody. */
  wsPreEncodedFrame?: Buffer[];
}
interface Engine {
  readonly readyState: string;
  readonly writeBuffer: readonly unknown[];
  readonly transport: { readonly writable: boolean; readonly socket?: { readonly _socket?: Duplex } };
}

/**
 * Gives an adapter's broadcasts a shorter way to the wire. The library frames a broadcast once, but then every socket pays for a queue, five events,
 * two writes and two callbacks: about as much again as the system call. Here the frame is one buffer, and a line with nothing waiting gets it
 * directly. When one turn of the event loop has more than one broadcast (a burst, the arrival of five hundred), the later ones share one write.
 * A line with something waiting takes the library's way, so each line keeps its order.
 */
export function shortenBroadcasts(adapter: Namespace['adapter']): void {
  const inner = adapter as unknown as Inner;
  const { _encode: encode, apply } = inner;
  if (!encode || !apply) return;
  const corked = new Set<Duplex>();
  let broadcastsThisTurn = 0;
  let frame: Buffer | undefined;
  let framed: unknown;

  const endTurn = () => {
    broadcastsThisTurn = 0;
    for (const line of corked) line.uncork();
    corked.clear();
  };
  const write = (line: Duplex, data: Buffer) => {
    if (broadcastsThisTurn > 1 && !corked.has(line)) {
      line.cork();
      corked.add(line);
    }
    line.write(data);
  };
  const freeLineOf = (socket: Socket): Duplex | undefined => {
    const { readyState, writeBuffer, transport } = socket.conn as unknown as Engine;
    const line = transport.socket?._socket;
    if (!line?.writable || readyState !== 'open' || !transport.writable || writeBuffer.length > 0) return;
    return line.writableLength === 0 || corked.has(line) ? line : undefined;
  };

  // The library calls the one right before the other.
  inner._encode = (packet, options) => {
    const encoded = encode.call(adapter, packet, options);
    frame = undefined;
    if (options.wsPreEncodedFrame && !options.volatile) {
      frame = Buffer.concat(options.wsPreEncodedFrame);
      options.wsPreEncodedFrame = [frame];
      framed = packet;
    }
    return encoded;
  };
  inner.apply = (target, send) => {
    const data = frame;
    const packet = framed;
    frame = undefined;
    framed = undefined;
    if (!data) return apply.call(adapter, target, send);
    if (broadcastsThisTurn === 0) process.nextTick(endTurn);
    broadcastsThisTurn += 1;
    apply.call(adapter, target, (socket) => {
      const line = freeLineOf(socket);
      if (!line) return send(socket);
      (socket as unknown as Listened).notifyOutgoingListeners?.(packet);
      write(line, data);
    });
  };
}
