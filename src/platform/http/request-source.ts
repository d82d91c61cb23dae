import type { Request } from 'express';
import type { RequestSource } from '../security-record.ts';
import { addressBlock } from './address-block.ts';

/** Returns the address block and id of a request, which rate limits and the security log use. */
export const requestSource = (req: Pick<Request, 'ip' | 'id'>): RequestSource => ({
  addressBlock: addressBlock(req.ip ?? ''),
  requestId: String(req.id),
});
