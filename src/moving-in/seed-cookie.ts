import type { Request, Response } from 'express';
import { carryToken, readToken, type TokenCarrier, takeToken } from '../platform/http/carried-token.ts';
import { isSeed, newSeed } from './link-tokens.ts';
import { moveLimits } from './move-limits.ts';
import { pathsOf } from './move-view.ts';

// The browser gets the secret of the links with the preview, before they are made: an answer to
// the confirmation that is lost, as after a double click, then loses no link.

/** A preview whose links follow from the secret. */
export interface SeedOwner {
  readonly clubId: number;
  readonly draftId: number;
}

interface Site {
  readonly env: { readonly APP_ORIGIN: string };
}

const carrierOf = ({ env }: Site, { clubId }: SeedOwner): TokenCarrier => ({
  name: 'new-links',
  path: pathsOf(clubId).move,
  publicOrigin: env.APP_ORIGIN,
  lifetimeMs: moveLimits.draftMinutes * 60_000,
});

/** Returns the browser's secret for the links of a preview, and gives it one if it has none. */
export function seedFor(site: Site, req: Request, res: Response, owner: SeedOwner): string {
  const carrier = carrierOf(site, owner);
  const known = seedIn(readToken(req, carrier), owner);
  if (known !== null) return known;
  const seed = newSeed();
  carryToken(res, carrier, `${owner.draftId}.${seed}`);
  return seed;
}

/** Returns the browser's secret for the links of a preview, and deletes its cookie. */
export function takeSeed(site: Site, req: Request, res: Response, owner: SeedOwner): string | null {
  const carrier = carrierOf(site, owner);
  const seed = seedIn(readToken(req, carrier), owner);
  if (seed !== null) takeToken(req, res, carrier);
  return seed;
}

/** Returns the secret in a cookie, unless it belongs to another preview. */
function seedIn(cookie: string | null, { draftId }: SeedOwner): string | null {
  const [id, seed] = (cookie ?? '').split('.');
  return id === String(draftId) && seed !== undefined && isSeed(seed) ? seed : null;
}
