import { startTcpProxy } from './tcp-proxy.ts';

/**
 * A TCP proxy on loopback whose line can be cut: to one process a server is gone that others still
 * reach.
 */
export interface LineCutter {
  readonly port: number;
  /** Nothing passes any more, and nobody is told: as a firewall that drops. */
  cut(): void;
  mend(): void;
  close(): void;
}

export async function startLineCutter(targetPort: number): Promise<LineCutter> {
  let isCut = false;
  const { port, dropConnections, close } = await startTcpProxy(targetPort, (chunk, target) => {
    if (!isCut) target.write(chunk);
  });
  return {
    port,
    cut: () => {
      isCut = true;
    },
    mend: () => {
      isCut = false;
      // What was dropped is missing in these streams for ever.
      dropConnections();
    },
    close,
  };
}
