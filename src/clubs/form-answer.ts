import type { Response } from 'express';
import { tooManyMessage } from '../platform/rate-limits/index.ts';

/** Sets `Retry-After`. @returns the message above the form */
export function tooManyUses(res: Response, retryAfterMs: number): Record<string, string> {
  res.set('Retry-After', String(Math.max(1, Math.ceil(retryAfterMs / 1_000))));
  return { form: tooManyMessage(retryAfterMs) };
}
