import type { Request } from 'express';
import { AppError } from '../errors.ts';
import { addressBlock } from '../http/address-block.ts';
import type { RateLimits } from '../rate-limits/index.ts';
import { SearchBusyError } from './search-pool.ts';
import type { Searched } from './searched.ts';

/**
 * Counts a search against the rate limits of the account and the address block, and runs it.
 * Returns a refusal for the page if a limit is exceeded or the search pool is busy; throws other
 * errors.
 */
export async function guardSearch<Found>(
  rateLimits: RateLimits,
  req: Request,
  work: () => Promise<Found>,
): Promise<Searched<Found>> {
  try {
    const block = addressBlock(req.ip ?? '');
    await rateLimits.enforce('search', req.user ? `account ${req.user.id}` : block);
    // Many accounts behind one address may not use up what others search with.
    await rateLimits.enforce('search-address', block);
    return { ok: true, found: await work() };
  } catch (error) {
    const isRefusal = error instanceof AppError && (error.status === 429 || error instanceof SearchBusyError);
    if (!isRefusal) throw error;
    const { status, code, message, retryAfterSeconds = 1 } = error;
    req.log.info({ status, code }, 'search refused');
    return { ok: false, refusal: { status, message, retryAfterSeconds } };
  }
}
