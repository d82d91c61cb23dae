import type { Request } from 'express';
import { isLoopbackHost } from '../setting-rules.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const proxyHeader = /^(forwarded|x-forwarded-.+|x-real-ip|via|true-client-ip|cf-.+)$/;

/**
 * Whether a request comes from this machine, for this machine, and not through a proxy on it.
 * Checks the connection's address, because anybody can send headers, and `Host`, because a foreign
 * page may point its name at 127.0.0.1 (DNS rebinding). For development only: a proxy that adds no
 * header and asks for localhost cannot be recognised.
 */
export const isFromThisMachine = (req: Request): boolean =>
  loopback.has(req.socket.remoteAddress ?? '') &&
  !Object.keys(req.headers).some((name) => proxyHeader.test(name)) &&
  isLoopbackHost(hostnameOf(req.headers.host));

const hostnameOf = (host: string | undefined): string => {
  const url = `http://${host ?? ''}`;
  return host !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
};
