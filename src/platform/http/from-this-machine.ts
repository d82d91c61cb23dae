import type { Request } from 'express';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether somebody on this machine asks, and not through a proxy that stands on it. By the connection: a header would be believed from anybody. */
export const isFromThisMachine = (req: Request): boolean =>
  loopback.has(req.socket.remoteAddress ?? '') && proxyHeaders.every((name) => req.get(name) === undefined);
