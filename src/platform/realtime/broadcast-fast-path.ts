import type { Duplex } from 'node:stream';
import type { Namespace, Socket } from 'socket.io';
import { hasPendingEvents } from './pending-events.ts';
import { createTcpWriter } from './tcp-writer.ts';

/** Private names of the adapter. Where one is missing, the library's own path is used. */
interface PrivateAdapter {
  _encode?(packet: unknown, options: EncodeOptions): unknown;
  apply?(target: unknown, send: (socket: Socket) => void): void;
}
interface PrivateSocket {
  /** Calls the listeners of `onAnyOutgoing`. */
  notifyOutgoingListeners?(packet: unknown): void;
}
interface EncodeOptions {
  readonly volatile?: boolean;
  /** The parts of the WebSocket frame, which is the same for all sockets. */
  wsPreEncodedFrame?: Buffer[];
}
interface PrivateConnection {
  readonly readyState: string;
  readonly writeBuffer?: readonly unknown[];
  readonly transport: { readonly writable?: boolean; readonly socket?: { readonly _socket?: Duplex } };
}

/**
 * Writes an adapter's broadcasts directly to the TCP sockets. The library frames a broadcast once,
 * but then every socket pays for a queue, five events, two writes and two callbacks: about as much
 * again as the system call. Here the frame is one buffer, and a connection with nothing waiting
 * gets it at once. A connection with something waiting takes the library's path, so each keeps its
 * order.
 */
export function writeBroadcastsDirectly(adapter: Namespace['adapter']): void {
  const inner = adapter as unknown as PrivateAdapter;
  const { _encode: encode, apply } = inner;
  if (!encode || !apply) return;
  const writer = createTcpWriter();
  let encoded: { readonly frame: Buffer; readonly packet: unknown } | undefined;

  // The library calls `apply` immediately after `_encode`.
  inner._encode = (packet, options) => {
    const result = encode.call(adapter, packet, options);
    encoded = undefined;
    if (options.wsPreEncodedFrame && !options.volatile) {
      const frame = Buffer.concat(options.wsPreEncodedFrame);
      options.wsPreEncodedFrame = [frame];
      encoded = { frame, packet };
    }
    return result;
  };
  inner.apply = (target, send) => {
    const current = encoded;
    encoded = undefined;
    if (!current) return apply.call(adapter, target, send);
    const { frame, packet } = current;
    writer.beginBroadcast();
    apply.call(adapter, target, (socket) => {
      const tcpSocket = tcpSocketOf(socket);
      if (!tcpSocket || !writer.canWrite(tcpSocket)) return send(socket);
      (socket as unknown as PrivateSocket).notifyOutgoingListeners?.(packet);
      writer.write(tcpSocket, frame, hasPendingEvents(socket.conn));
    });
  };
}

/** Returns the TCP socket of an open connection for which the library holds nothing back. */
function tcpSocketOf(socket: Socket): Duplex | undefined {
  const { readyState, writeBuffer, transport } = socket.conn as unknown as PrivateConnection;
  const tcpSocket = transport.socket?._socket;
  const isFree = readyState === 'open' && transport.writable && writeBuffer?.length === 0;
  return isFree && tcpSocket?.writable ? tcpSocket : undefined;
}
