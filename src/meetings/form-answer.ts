import type { Response } from 'express';
import { tooManyMessage } from '../platform/rate-limits/index.ts';

/** Returns a form with these values and without errors. */
export const asTyped = (values: Readonly<Record<string, string>>) => ({ values, errors: {} });

/** Sets `Retry-After`. @returns the message above the form */
export function tooManyUses(res: Response, retryAfterMs: number): Record<string, string> {
  setRetryAfter(res, retryAfterMs);
  return { form: tooManyMessage(retryAfterMs) };
}

export const setRetryAfter = (res: Response, milliseconds: number) =>
  res.set('Retry-After', String(Math.max(1, Math.ceil(milliseconds / 1_000))));
