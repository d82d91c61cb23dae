import type { Request, Response } from 'express';
import { AppError } from '../errors.ts';
import { addressBlock } from '../http/address-block.ts';
import type { RateLimits } from '../rate-limits/index.ts';
import { SearchBusyError } from './search-pool.ts';

/** Why a page is shown without the results that were asked for. */
interface SearchRefusal {
  readonly status: number;
  /** A Korean sentence for the page. */
  readonly message: string;
  readonly retryAfterSeconds: number;
}

export type Searched<Found> =
  | { readonly ok: true; readonly found: Found }
  | { readonly ok: false; readonly refusal: SearchRefusal };

/**
 * Counts a search against the limit of the account or address block and runs it. One too many, and one that finds no room, come back as a refusal
 * for the page; other errors are thrown.
 */
export async function guardSearch<Found>(
  rateLimits: RateLimits,
  req: Request,
  work: () => Promise<Found>,
): Promise<Searched<Found>> {
  try {
    await rateLimits.enforce('search', req.user ? `account ${req.user.id}` : addressBlock(req.ip ?? ''));
    return { ok: true, found: await work() };
  } catch (error) {
    const isRefusal = error instanceof AppError && (error.status === 429 || error instanceof SearchBusyError);
    if (!isRefusal) throw error;
    const { status, code, message, retryAfterSeconds = 1 } = error;
    req.log.info({ status, code }, 'search refused');
    return { ok: false, refusal: { status, message, retryAfterSeconds } };
  }
}

/** The status of the page, its `Retry-After` set where the search was refused. */
export function answerStatus(res: Response, searched: Searched<unknown>): number {
  if (searched.ok) return 200;
  res.set('Retry-After', String(searched.refusal.retryAfterSeconds));
  return searched.refusal.status;
}
