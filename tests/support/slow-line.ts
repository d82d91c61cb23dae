import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A TCP proxy on loopback that passes everything on `delayMs` later, as over a long distance. */
export const startSlowLine = (targetPort: number, delayMs: number): Promise<TcpProxy> =>
  startTcpProxy(targetPort, (chunk, target) => void setTimeout(() => target.write(chunk), delayMs));
