import type { Response } from 'express';

/** Why a page is shown without search results. */
interface SearchRefusal {
  readonly status: number;
  /** A Korean sentence for the page. */
  readonly message: string;
  readonly retryAfterSeconds: number;
}

export type Searched<Found> =
  | { readonly ok: true; readonly found: Found }
  | { readonly ok: false; readonly refusal: SearchRefusal };

/** Returns the page's status, and sets `Retry-After` if the search was refused. */
export function answerStatus(res: Response, searched: Searched<unknown>): number {
  if (searched.ok) return 200;
  res.set('Retry-After', String(searched.refusal.retryAfterSeconds));
  return searched.refusal.status;
}
