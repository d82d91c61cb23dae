import type { Response } from 'express';
import { tooManyMessage } from '../rate-limits/index.ts';

/** Sets `Retry-After` for a form that a rate limit refused. @returns the message above the form */
export function limitErrors(res: Response, retryAfterMs: number): { readonly form: string } {
  setRetryAfter(res, retryAfterMs);
  return { form: tooManyMessage(retryAfterMs) };
}

/** Sets `Retry-After` in whole seconds, at least one. */
export const setRetryAfter = (res: Response, milliseconds: number): void =>
  void res.set('Retry-After', String(Math.max(1, Math.ceil(milliseconds / 1_000))));
