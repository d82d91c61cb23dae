import type { Request } from 'express';

/** Whether a person will see the answer: not that of a prefetch or a HEAD request. */
export const isSeen = (req: Request): boolean =>
  req.method === 'GET' && !/prefetch|prerender/.test(req.get('sec-purpose') ?? req.get('purpose') ?? '');
