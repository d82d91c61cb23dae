import type { Duplex } from 'node:stream';

/** Writes the frames of broadcasts to TCP sockets. */
export interface TcpWriter {
  /** Must be called before the writes of each broadcast. */
  beginBroadcast(): void;
  /** Returns whether a frame written now comes after everything that was written before. */
  canWrite(tcpSocket: Duplex): boolean;
  /**
   * @param mayBeAcknowledged whether an event of this socket waits for its acknowledgement: if it
   * is sent in this turn of the event loop, it shares the write
   */
  write(tcpSocket: Duplex, frame: Buffer, mayBeAcknowledged?: boolean): void;
}

/**
 * Joins writes: when one turn of the event loop has several broadcasts (a burst, the arrival of
 * five hundred), the later ones share one write for each socket. A sender's message and its
 * acknowledgement share one write too.
 */
export function createTcpWriter(): TcpWriter {
  const corked = new Set<Duplex>();
  let broadcastsThisTurn = 0;

  const endTurn = () => {
    broadcastsThisTurn = 0;
    for (const tcpSocket of corked) tcpSocket.uncork();
    corked.clear();
  };
  return {
    beginBroadcast() {
      if (broadcastsThisTurn === 0) process.nextTick(endTurn);
      broadcastsThisTurn += 1;
    },
    canWrite: (tcpSocket) => tcpSocket.writableLength === 0 || corked.has(tcpSocket),
    write(tcpSocket, frame, mayBeAcknowledged = false) {
      if ((mayBeAcknowledged || broadcastsThisTurn > 1) && !corked.has(tcpSocket)) {
        tcpSocket.cork();
        corked.add(tcpSocket);
      }
      tcpSocket.write(frame);
    },
  };
}
