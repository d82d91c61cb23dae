import type { Request } from 'express';
import type { RequestSource } from '../security-log.ts';
import { addressBlock } from './address-block.ts';

/** Where a request comes from, as limits and the security log know it. */
export const requestSource = (req: Pick<Request, 'ip' | 'id'>): RequestSource => ({
  addressBlock: addressBlock(req.ip ?? ''),
  requestId: String(req.id),
});
