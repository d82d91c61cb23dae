import type { Request } from 'express';
import { isLoopbackHost } from '../setting-rules.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const proxyHeader = /^(forwarded|x-forwarded-.+|x-real-ip|via|true-client-ip|cf-.+)$/;

/**
 * Whether somebody on this machine asks for this machine, and not through a proxy on it that says
 * so. By the connection, because a header would be believed from anybody, and by `Host`: a page of
 * a stranger may have its name lead to 127.0.0.1 (DNS rebinding). For development only: a proxy
 * that adds nothing and asks for localhost cannot be told apart.
 */
export const isFromThisMachine = (req: Request): boolean =>
  loopback.has(req.socket.remoteAddress ?? '') &&
  !Object.keys(req.headers).some((name) => proxyHeader.test(name)) &&
  isLoopbackHost(hostnameOf(req.headers.host));

const hostnameOf = (host: string | undefined): string => {
  const url = `http://${host ?? ''}`;
  return host !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
};
