import type { Response } from 'express';
import { AppError } from '../platform/errors.ts';

/** Returns the refusal of a rate limit instead of throwing it, so that the form can show it. */
export async function orLimit<T>(work: Promise<T>): Promise<T | AppError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.status === 429) return error;
    throw error;
  }
}

export const setRetryAfter = (res: Response, { retryAfterSeconds = 1 }: AppError) =>
  res.set('Retry-After', String(retryAfterSeconds));
